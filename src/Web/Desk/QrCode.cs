using QRCoder;

namespace DiemSang.Web.Desk;

/// <summary>Mã QR as SVG: drawn in the page itself, so that no picture is fetched.</summary>
public static class QrCode
{
    private const int Module = 3;

    public static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(Module, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
