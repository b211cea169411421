using System.Text;
using System.Xml.Linq;
using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace DiemSang.Web.Access;

/// <summary>Khóa của máy chủ web: cookies and forms are sealed with keys from the database, the same on every node.</summary>
internal sealed class WebKeys(IServiceProvider services) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Room.WebKeys().Select(key => XElement.Parse(Encoding.UTF8.GetString(key)))];

    /// <summary>Waits on another thread: a page that is being rendered would wait for itself.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        var key = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        Task.Run(() => Room.KeepWebKey($"{friendlyName} {Account.NewId()}", key)).GetAwaiter().GetResult();
    }

    private AccessRoom Room => services.GetRequiredService<AccessRoom>();
}
