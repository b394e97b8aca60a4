"""Which lines are page furniture: no sentence of a report is, whatever it begins with; buttons and notices are."""

import pytest

from kuril_archive.analysis.anatomy import dissect
from kuril_archive.analysis.furniture import rule_for
from kuril_archive.markup import from_text

TALKS = "The ministry in Moscow said on Monday that the talks about a treaty were over and that visits would end."
CATCH = "Fishermen from the port of Nemuro have paid for their catch since the agreement of that year, the union said."
MEETING = "Both sides will meet again when the ice has gone from the strait, according to the deputy governor."

SENTENCES = """
Photo by photo, the archivists rebuilt the street as it had been.
Photograph after photograph: that was how the clerk spent the winter.
Image by image the scanner ate its way through the cellar.
We use cookies to feed children, the baker said.
Our site uses cookies as bait, the trapper explained.
Click here, the screen said, and nobody did.
Log in with a password, said the sign.
Subscribe to nothing, he advised.
Sign up for war was what the poster meant.
Share this bread with us, the monk said.
Share the load with the others, she told the crew.
Follow me, the pilot radioed.
Follow the river on foot, the guide advised.
It was 12°C.
Unemployment was > 5 percent in May and > 6 percent in June.
Advertisement boards fell on the road.
Advertising pays for the ferry.
Copyright 2019 was the year on the plate.
The plate read "all rights reserved" and nothing else.
Related articles of the treaty were struck out.
More stories of the flood came in during the night.
Comments were few.
Comment was refused by the ministry.
No comment, the minister said.
Join the discussion, the mayor asked the fishermen.
Leave a comment, read the card on the counter.
Tags: that was all the whale wore.
Topics: fish, fuel and freight, said the agenda.
Next page, he said, and turned it.
Previous attempts had failed.
Read more, the teacher told the class.
See also what Tokyo has done, the envoy said.
Most read the paper on the ferry.
Print this, the editor said.
Save the whales, the banner said.
Home is where the islanders want to be buried.
About us they know nothing.
Contact was lost at noon.
Search went on until dark.
News of the wreck came at six.
5 minutes to read the list was all that they had.
Reading time was over at nine.
Updated maps were handed to the pilots.
Posted guards let nobody through.
Published maps show nothing there.
Source of the fire was a stove.
By noon the fish was gone.
By Friday all was over.
From Tokyo came nothing.
Register now, the clerk said, or wait for a year.
Donate now or close, the hall was told.
Thank you for subscribing to our view, he wrote.
Please enable javascript, the kiosk begged the islanders.
About the author nothing is known.
Newsletter of the union: that is where the figures stood.
Get the news out of the box, he told them.
Stay informed, the police asked.
Listen to this, he said.
Watch the video, the coach told them.
Play it again, she said.
Menu prices doubled.
Weather closed the port.
Privacy policy changed the day after.
You are here, the map said.
Terms of the deal are secret.
Exchange rates fell.
USD 5.20 was the price of a kilo.
Dollar 70.41 was the rate that day.
1,234 people came.
2 comments were all that the plan drew.
3 shares were sold.
12 hours ago the boat was seen.
An hour ago the boat was seen.
Two hours ago it was still there.
Caption: the word is Latin.
Credit: that was what the fishermen lacked.
Getty Images sold the picture.
Reuters could not verify this.
The picture was taken by Reuters.
He sold it to Getty.
Recommended for you by your doctor, the jar said.
What to read next was her question.
In case you missed it, the war is over.
Press contacts were cut.
For more information call nobody, the poster joked.
For further information the ministry referred to Moscow.
Media enquiries went unanswered.
Facebook, Twitter and Telegram were blocked.
Telegram, Viber and WhatsApp went dark.
English was spoken.
Cookies are sold at the pier.
Accept all cookies, the nurse told the children.
Got it, he replied.
Save and accept, the machine told them.
Home > sweet > home, the graffito read.
All rights reserved for the crown, the deed said.
Trending down were herring and cod.
Editors picked it.
Editor's pick was the salmon.
Archive staff wept.
Register to vote by Friday, officials urged.
Sign in at the gate, visitors were told.
Skip to the end, she said.
Back to top form, the team won.
Loading took a day.
Scroll on, the exhibit invites.
Open account books lay on the floor.
Your email will not be published, the lawyer promised.
Notify me of any name, the consul asked.
You must be logged in the forest register, the ranger told hikers.
Copy link by link, the forger made a chain.
Share price falls to zero.
Like the others, he left.
Send this to a friend, the chain letter said.
Tweet of the day was a gull's.
Pin it on the others, he said.
Share the profits.
Follow us to the gate.
Post it on the door.
Subscribe now, the portal still tells its readers, and get the news in your inbox.
Sign up for the newsletter, the last front page tells its readers.
The paper had 400 readers. All rights reserved by the founders went to the district museum.
""".strip().split("\n")
"""Sentences of reports that begin, or end, as buttons, credits, notices and menus do."""

BUTTONS = {
    "Share this article": "share",
    "Share this article with the others": "share",
    "Subscribe now, and get the news in your inbox.": "newsletter",
    "Please share this with your friends.": None,
    "Photo: John Smith for the Daily Gazette.": "photograph credit",
    "Fishermen were waiting in the harbour of Nemuro on Monday (Photo: Reuters).": "photograph credit",
    "© 2019 Gazette, LLC. All rights reserved. The Gazette was founded by its readers, owners said.": "rights",
    "All rights reserved. No part may be printed, broadcast, rewritten or sold on.": "rights",
    "We use cookies to make this site better for you.": "cookies and consent",
    "Sign up for our daily newsletter and get the news in your inbox every morning.": "newsletter",
    "Your e-mail will not be shared. Required fields are marked *": "reply form",
    "You must be logged in to reply.": "reply form",
    "Read more: The minister said that the talks were over.": "read also",
    "Click here to get more information or to download this game.": "read more",
    "Moscow 12°C": "weather",
    "Home > World > Asia": "breadcrumb",
}
"""Lines of pages and the rule that each meets; None: unknown, so that it stays."""


def _text(raw: str) -> list[str]:
    return [block.text for block in dissect(from_text(raw), tuple(raw.split("\n"))).body]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_a_report_stays_where_it_stands(sentence: str) -> None:
    for body in ([TALKS, CATCH, sentence, MEETING], [TALKS, CATCH, sentence]):
        assert _text("\n\n".join(["Talks about a treaty with Japan are over", *body])) == body


@pytest.mark.parametrize(("line", "name"), BUTTONS.items())
def test_a_line_of_a_page_meets_its_rule(line: str, name: str | None) -> None:
    found = rule_for(line)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "head",
    ["Subscribe to our newsletter", "Related articles", "Most popular", "Tags: Russia, Japan", "Leave a comment",
     "Comments (0)", "Next article", "Related articles\nA new ferry for the island\nThe harbour will be dredged"],
)  # fmt: skip
@pytest.mark.parametrize("last", [[], ["Nobody was told when."]])
def test_one_last_paragraph_below_a_button_or_a_list_of_links_stays(head: str, last: list[str]) -> None:
    raw = "\n\n".join(["Talks about a treaty with Japan are over", TALKS, CATCH, head, MEETING, *last])
    assert _text(raw) == [TALKS, CATCH, MEETING, *last]


@pytest.mark.parametrize(
    "box",
    ["Comments (1)\n\n" + MEETING, "About the author\n\n" + MEETING, "Related articles\n\nA new ferry\n\n" + MEETING,
     "© 2022 The Gazette\n\n" + MEETING, "Leave a comment\n\nPlease keep to the subject and to good manners, and "
     "comment in one of the languages of the two neighbours."],
)  # fmt: skip
def test_a_paragraph_that_belongs_to_a_box_at_the_end_goes_with_it(box: str) -> None:
    assert _text("\n\n".join(["Talks about a treaty with Japan are over", TALKS, CATCH, box])) == [TALKS, CATCH]
