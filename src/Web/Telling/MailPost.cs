using System.Net.Sockets;
using DiemSang.Exchange;
using DiemSang.Exchange.Telling;
using DiemSang.OneStop.Telling;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace DiemSang.Web.Telling;

/// <summary>Gửi thư điện tử: one connection a letter; the same Message-ID in every attempt.</summary>
public sealed class MailPost(MailServer server, TimeSpan patience)
{
    /// <summary>One plain address and nothing beside it: no second line, no second recipient.</summary>
    public static bool IsAddress(string text) =>
        !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal) && text.Contains('@', StringComparison.Ordinal);

    public async Task<PostFailure> Send(OpenLetter letter, LetterText text, CancellationToken stop)
    {
        if (!IsAddress(letter.Address))
        {
            return PostFailure.NoAddress;
        }

        using var message = Message(letter, text);
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patient.CancelAfter(patience);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(server.Host, server.Port, Security, patient.Token);
            if (server.User.Length > 0)
            {
                await client.AuthenticateAsync(server.User, server.Password, patient.Token);
            }

            await client.SendAsync(message, patient.Token);
            await Leave(client, patient.Token);
            return PostFailure.None;
        }
        catch (SmtpCommandException refused)
        {
            return refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500
                ? PostFailure.RefusedForGood
                : PostFailure.RefusedForNow;
        }
        catch (Exception fault) when (fault is IOException or SocketException or ProtocolException
            or AuthenticationException or SslHandshakeException or NotSupportedException or OperationCanceledException
            && !stop.IsCancellationRequested)
        {
            return PostFailure.Unreachable;
        }
    }

    private SecureSocketOptions Security => server.Tls switch
    {
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private MimeMessage Message(OpenLetter letter, LetterText text)
    {
        var message = new MimeMessage
        {
            Subject = text.Subject,
            MessageId = $"{letter.Letter.Id}@{server.From[(server.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            Date = letter.Letter.DueAt,
            Body = new TextPart("plain") { Text = text.Body },
        };
        message.From.Add(new MailboxAddress(Words.Say("letter.from"), server.From));
        message.To.Add(new MailboxAddress(letter.Person.Name, letter.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>The letter is accepted; a farewell that fails changes nothing.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception fault) when (fault is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            // Sent is sent.
        }
    }
}
