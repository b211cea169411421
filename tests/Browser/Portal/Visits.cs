using DiemSang.OneStop.Catalogue;
using Microsoft.Playwright;

namespace DiemSang.Tests.Browser.Portal;

/// <summary>What people do on the pages, by mouse.</summary>
internal static class Visits
{
    public static async Task<Screen> SignedIn(this Chromium chromium, PortalOffice office, string name, int width = 1280)
    {
        var screen = await chromium.Open(office.Address("/dang-nhap?tiep=/tai-khoan"), width);
        await screen.Page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await screen.Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(PortalOffice.Password);
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await screen.Page.WaitForURLAsync("**/tai-khoan*");
        return screen;
    }

    public static Task Press(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>From the list of procedures to the form.</summary>
    public static async Task Choose(this IPage page, PortalOffice office)
    {
        await page.GotoAsync(office.Address("/nop-ho-so").ToString());
        await page.GetByLabel("Đăng ký khai sinh").CheckAsync();
        await page.GetByLabel("Nơi nộp và giải quyết").SelectOptionAsync(PortalOffice.Ward.Value);
        await page.Press("Tiếp tục: điền tờ khai");
        await page.WaitForURLAsync("**/to-khai");
    }

    public static async Task FillForm(this IPage page)
    {
        await page.GetByLabel("Số điện thoại nhận tin").FillAsync("0901 234 567");
        await page.GetByLabel("Họ và tên trẻ").FillAsync("Trẻ Minh Họa");
        await page.GetByLabel("Ngày sinh của trẻ").FillAsync("28/02/2026");
        await page.GetByLabel("Giới tính").SelectOptionAsync("Nữ");
    }

    /// <summary>Through all steps; the code of what was filed.</summary>
    public static async Task<DossierCode> File(this IPage page, PortalOffice office)
    {
        await page.Choose(office);
        await page.FillForm();
        await page.Press("Tiếp tục: giấy tờ");
        await page.WaitForURLAsync("**/giay-to");
        await page.GetByLabel("Giấy chứng sinh").SetInputFilesAsync(PortalOffice.Scan);
        await page.Press("Tiếp tục: xem lại");
        await page.WaitForURLAsync("**/xem-lai");
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await page.Press("Nộp hồ sơ");
        await page.WaitForURLAsync("**/ho-so-cua-toi/*");
        return new(new Uri(page.Url).Segments[^1]);
    }
}
