using DiemSang.OneStop.Access;
using DiemSang.OneStop.Handling;

namespace DiemSang.Tests.Browser.Desk;

/// <summary>The counter without a mouse: whoever sits there types, ticks with the space bar and sends with Enter.</summary>
public sealed class KeyboardIntake(Chromium chromium, WholeOffice office) : IClassFixture<WholeOffice>
{
    private int actions, tabs;

    [Fact]
    public async Task A_birth_registration_of_a_known_owner_has_its_receipt_after_at_most_ten_actions()
    {
        await using var screen = await chromium.Open(office.Address("/dang-nhap?tiep=/quay"));
        await EveryPage.SignIn(screen, WholeOffice.Name(Role.CounterOfficer));
        await screen.Page.GotoAsync(office.Address("/quay").ToString());

        await Type(screen, "so-dinh-danh", WholeOffice.KnownNumber);
        await Press(screen, "F3");
        await Type(screen, "thu-tuc", "khai sinh");
        await Press(screen, "Enter");
        await screen.Page.WaitForSelectorAsync("#tk-ho-ten-tre");
        Assert.Equal("Công dân Thử Nghiệm (minh họa)", await screen.Page.Locator("#ho-ten").InputValueAsync());
        await Type(screen, "tk-ho-ten-tre", "Cháu Thử Nghiệm Hai");
        await Type(screen, "tk-ngay-sinh", "01/02/2026");
        await Tick(screen, "giay-KS-TK");
        await Tick(screen, "giay-KS-CS");
        await Press(screen, "Control+Enter");

        await screen.Page.WaitForURLAsync("**/giay-hen");
        Assert.InRange(actions, 1, 10);
        Assert.InRange(tabs, 0, 20);
        var code = screen.Page.Url.Split('/')[^2];
        var dossier = office.House.Handling.Find(new(code))!;
        Assert.Equal((DossierState.Received, 2), (dossier.State, dossier.Papers.Count(paper => paper.IsGiven)));
        Assert.Equal("Cháu Thử Nghiệm Hai", office.House.Handling.PeopleOf(dossier.Code).Answers["ho-ten-tre"]);
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_question_that_hangs_on_another_answer_comes_and_goes_with_it_and_a_mistake_takes_the_hand_to_its_field()
    {
        await using var screen = await chromium.Open(office.Address("/dang-nhap?tiep=/quay"));
        await EveryPage.SignIn(screen, WholeOffice.Name(Role.CounterOfficer));
        await screen.Page.GotoAsync(office.Address("/quay").ToString());
        await Type(screen, "so-dinh-danh", WholeOffice.KnownNumber);
        await Press(screen, "F3");
        await Type(screen, "thu-tuc", "khai sinh");
        await Press(screen, "Enter");
        await screen.Page.WaitForSelectorAsync("#tk-ho-ten-tre");
        Assert.False(await screen.Page.Locator("#tk-quan-he").IsVisibleAsync());
        await Tick(screen, "tk-uy-quyen");
        Assert.True(await screen.Page.Locator("#tk-quan-he").IsVisibleAsync());
        await Press(screen, "Control+Enter");
        await screen.Page.WaitForSelectorAsync("#tk-ho-ten-tre-err");
        Assert.Equal("tk-ho-ten-tre", await Focused(screen));
        Assert.True(await screen.Page.Locator("#tk-quan-he-err").IsVisibleAsync());
    }

    /// <summary>Goes to a field by Tab alone and fills it: one action, however far the field.</summary>
    private async Task Type(Screen screen, string id, string text)
    {
        await Reach(screen, id);
        await screen.Page.Keyboard.TypeAsync(text);
        actions++;
    }

    private async Task Tick(Screen screen, string id)
    {
        await Reach(screen, id);
        await Press(screen, "Space");
    }

    private async Task Press(Screen screen, string key)
    {
        await screen.Page.Keyboard.PressAsync(key);
        actions += key is "F3" ? 0 : 1;
    }

    private async Task Reach(Screen screen, string id)
    {
        for (var step = 0; await Focused(screen) != id; step++)
        {
            Assert.True(step < 60, $"{id} is not reached by Tab");
            await screen.Page.Keyboard.PressAsync("Tab");
            tabs++;
        }
    }

    private static Task<string> Focused(Screen screen) => screen.Page.EvaluateAsync<string>("document.activeElement.id");
}
