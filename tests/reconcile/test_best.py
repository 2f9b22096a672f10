"""The rule by which a figure is called best."""

from __future__ import annotations

from .stories import Story, quantity


def test_the_latest_as_of_day_comes_first(story: Story) -> None:
    """A later figure of one report goes before an earlier one of two, and the rule says so."""
    story.figure(story.report("Herald", "2031-05-04"), "40")
    story.figure(story.report("Courier", "2031-05-04"), "40")
    story.figure(story.report("Gazette", "2031-05-06"), "61")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (61, "latest as-of day (2031-05-06)")


def test_a_day_given_in_the_text_goes_before_the_publication_day(story: Story) -> None:
    """A late article that dates its figure early does not make it late."""
    story.figure(story.report("Herald", "2031-05-20"), quantity("40", as_of="2031-05-04"))
    story.figure(story.report("Courier", "2031-05-06"), "61")
    assert story.account().figures["killed"].best == 61


def test_an_impossible_publication_date_dates_nothing(story: Story) -> None:
    """A figure of a document whose date is flagged impossible has no as-of day."""
    story.figure(story.report("Herald", "2031-05-20", impossible=True), "40")
    assert story.account().figures["killed"].history[0].as_of is None


def test_then_most_origins(story: Story) -> None:
    """Without days, the figure that most origins give is best, though another is lower."""
    for name in ("Herald", "Courier", "Gazette"):
        story.figure(story.report(name), "61")
    story.figure(story.report("Echo"), "58")
    story.figure(story.report("Star"), "70")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (61, "most origins (3 of 5)")


def test_then_the_lowest(story: Story) -> None:
    """Of figures given by equally many the lowest is best: never an average."""
    story.figure(story.report("Herald"), "84")
    story.figure(story.report("Courier"), "~100")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule, killed.contested) == (84, "lowest of those named by equally many", True)


def test_copies_are_one_origin(story: Story) -> None:
    """Three copies of one text do not outvote two reports."""
    copies = [story.report(name) for name in ("Herald", "Courier", "Gazette")]
    story.text_origins = dict.fromkeys(copies, "org-copied")
    for copy in copies:
        story.figure(copy, "70")
    for name in ("Echo", "Star"):
        story.figure(story.report(name), "58")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (58, "most origins (2 of 3)")


def test_an_undated_figure_does_not_lose_silently(story: Story) -> None:
    """A figure without a day may be as late as any: where more origins give it, it is best, and the rule says why."""
    story.figure(story.report("Herald", "2031-05-04"), "40")
    for name in ("Courier", "Gazette"):
        story.figure(story.report(name), "61")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (61, "most origins (2 of 3), though no as-of day is known for it")


def test_an_undated_figure_does_not_win_a_tie(story: Story) -> None:
    """With equal support the dated figure stays, even where the undated one is lower."""
    story.figure(story.report("Herald", "2031-05-04"), "61")
    story.figure(story.report("Courier"), "40")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (61, "latest as-of day (2031-05-04)")


def test_undated_support_breaks_a_tie_of_the_latest_day(story: Story) -> None:
    """Of two figures of the latest day, that which undated reports also give is best."""
    story.figure(story.report("Herald", "2031-05-04"), "58")
    story.figure(story.report("Courier", "2031-05-04"), "61")
    story.figure(story.report("Gazette"), "61")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (61, "latest as-of day (2031-05-04), then most origins (2 of 3)")


def test_one_figure_needs_no_rule(story: Story) -> None:
    """Where all name one number the rule says just that."""
    story.figure(story.report("Herald"), "7")
    story.figure(story.report("Courier"), "7+")
    assert story.account().figures["killed"].rule == "only one figure"


def test_a_mere_upper_bound_gives_way(story: Story) -> None:
    """ "Up to 90" is best only where no number stands beside it, and the rule says what it is."""
    story.figure(story.report("Herald", "2031-05-09"), "<90")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (90, "only an upper bound is named; only one figure")
    story.figure(story.report("Courier", "2031-05-04"), "61")
    assert story.account().figures["killed"].best == 61


def test_reports_of_the_same_time_decide_together(story: Story) -> None:
    """One late report that counts fewer does not outvote two of the day before; older ones, of a handful, count by half."""
    story.figure(story.report("Herald", "2031-05-04"), "3")
    story.figure(story.report("Courier", "2031-05-04"), "3")
    story.figure(story.report("Gazette", "2031-05-05"), "2")
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (3, "most origins (2 of 3)")
    story.figure(story.report("Echo", "2031-04-20"), "1")
    rule = "latest as-of days (2031-05-04 to 2031-05-05), older ones by half, then most origins (2 of 4)"
    assert story.account().figures["killed"].rule == rule


def test_a_handful_told_by_one_late_report_is_outvoted(story: Story) -> None:
    """One report alone that counts one more is as likely to count a person in; two that state it are believed."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name, "2031-05-04"), "2")
    story.figure(story.report("Gazette", "2031-05-05"), "3")
    assert story.account().figures["killed"].best == 2
    story.figure(story.report("Echo", "2031-05-05"), "3")
    assert story.account().figures["killed"].best == 3


def test_what_is_long_past_does_not_outvote_the_latest(story: Story) -> None:
    """Reports of more than three days before the latest have no vote."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name, "2031-05-04"), "41")
    story.figure(story.report("Gazette", "2031-05-09"), "38")
    assert story.account().figures["killed"].best == 38


def test_older_reports_have_half_a_say_in_a_handful(story: Story) -> None:
    """A toll up to a handful is not counted up by days: three older reports weigh more than the one that comes weeks later."""
    for name in ("Herald", "Courier", "Echo"):
        story.figure(story.report(name, "2031-05-04"), "3")
    story.figure(story.report("Gazette", "2031-05-29"), "2")
    assert story.account().figures["killed"].best == 3


def test_what_was_read_surely_weighs_more(story: Story) -> None:
    """Of two figures that one origin each gives, that which is more surely its report's total is best."""
    story.figure(story.report("Herald"), "2", sure=0.45)
    story.figure(story.report("Courier"), "3", sure=0.75)
    killed = story.account().figures["killed"]
    assert (killed.best, killed.rule) == (3, "the most surely read (1 of 2 origins)")


def test_two_tolls_above_all_before_are_news_together(story: Story) -> None:
    """Of two tolls that a later report gives, each only half believed, one is right: both are above what was named before."""
    story.figure(story.report("Herald", "2031-05-08"), "4+", sure=0.9)
    later = story.report("Courier", "2031-05-09")
    story.figure(later, "11", sure=0.46)
    story.figure(later, "17", sure=0.3)
    assert story.account().figures["killed"].best == 11


def test_numbers_weighed_against_each_other_all_compete(story: Story) -> None:
    """The greatest of a report's numbers is not its total where another was found to be that."""
    report = story.report("Herald")
    story.figure(report, "4", sure=0.7)
    story.figure(report, "9", sure=0.2)
    assert story.account().figures["killed"].best == 4


def test_silence_outweighs_what_was_read_unsurely(story: Story) -> None:
    """One unsure reading of one hurt does not stand against reports that are about the event and tell of nobody hurt."""
    story.figure(story.report("Herald"), "1", "injured", sure=0.4)
    for name in ("Courier", "Gazette"):
        story.report(name)
    injured = story.account().figures["injured"]
    assert (injured.low, injured.best, injured.rule) == (1, None, "none: what reports leave unsaid outweighs what was read unsurely")


def test_silence_does_not_outweigh_what_was_read_surely(story: Story) -> None:
    """One report that surely gives a total is enough, however many say nothing; so is one of more than a handful."""
    story.figure(story.report("Herald"), "2", "injured", sure=0.85)
    story.figure(story.report("Star"), "30", "killed", sure=0.6)
    for name in ("Courier", "Gazette", "Echo", "Post"):
        story.report(name)
    figures = story.account().figures
    assert (figures["injured"].best, figures["killed"].best) == (2, 30)


def test_silence_does_not_outweigh_a_toll_that_two_state(story: Story) -> None:
    """However unsurely a massacre's toll is read in long reports, two that state one are not undone by others' silence."""
    story.figure(story.report("Herald"), "47", "killed", sure=0.12)
    story.figure(story.report("Courier"), "47", "killed", sure=0.12)
    for name in ("Gazette", "Echo", "Post"):
        story.report(name)
    assert story.account().figures["killed"].best == 47


def test_a_mere_minimum_does_not_bring_a_toll_down(story: Story) -> None:
    """ "At least 355" a week later does not replace 1,300: both can hold."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name, "2031-05-04"), "1300")
    story.figure(story.report("Gazette", "2031-05-11"), "355+")
    assert story.account().figures["killed"].best == 1300


def test_the_dead_in_one_picture_are_no_toll(story: Story) -> None:
    """A number that most likely is not its report's total, beside a larger one that is, is a part of it and sets no low."""
    report = story.report("Herald")
    story.figure(report, "3", sure=0.05)
    story.figure(report, "640", sure=0.7)
    killed = story.account().figures["killed"]
    assert (killed.low, killed.best, [part.low for part in killed.parts]) == (640, 640, [3])


def test_a_lone_hurt_person_is_outweighed_by_who_tells_of_the_dead(story: Story) -> None:
    """ "A man was shot" beside the dead, in one report: another that tells of the dead and of nobody hurt says that it was he."""
    first = story.report("Herald")
    story.figure(first, "1", "killed")
    story.figure(first, quantity("1", counted=True), "injured", sure=0.85)
    story.figure(story.report("Courier"), "1", "killed")
    assert story.account().figures["injured"].best is None


def test_a_lone_hurt_person_of_two_reports_stands(story: Story) -> None:
    """What two reports tell of one report's silence does not undo."""
    for name in ("Herald", "Gazette"):
        report = story.report(name)
        story.figure(report, "1", "killed")
        story.figure(report, quantity("1", counted=True), "injured", sure=0.85)
    story.figure(story.report("Courier"), "1", "killed")
    assert story.account().figures["injured"].best == 1


def test_a_lone_dead_person_is_outweighed_by_as_late_a_report_of_several_hurt(story: Story) -> None:
    """Who tells of five hurt would not leave out a death, unless it came later."""
    story.figure(story.report("Herald", "2031-05-04"), quantity("1", counted=True), "killed", sure=0.85)
    story.figure(story.report("Courier", "2031-05-04"), "5", "injured")
    assert story.account().figures["killed"].best is None


def test_a_death_told_of_later_stands(story: Story) -> None:
    """Five hurt on the first day, and one of them dead on the third: the first report could not know."""
    story.figure(story.report("Courier", "2031-05-04"), "5", "injured")
    story.figure(story.report("Herald", "2031-05-06"), quantity("1", counted=True), "killed", sure=0.85)
    assert story.account().figures["killed"].best == 1


def test_what_many_count_goes_before_what_one_states(story: Story) -> None:
    """One report's "eight", misread, does not undo the one person dead whom four others tell of; one report's count it does."""
    story.figure(story.report("Star"), "8", sure=0.6)
    story.figure(story.report("Herald"), quantity("1", counted=True), sure=0.85)
    assert story.account().figures["killed"].best == 8
    for name in ("Courier", "Gazette", "Echo"):
        story.figure(story.report(name), quantity("1", counted=True), sure=0.85)
    assert story.account().figures["killed"].best == 1
