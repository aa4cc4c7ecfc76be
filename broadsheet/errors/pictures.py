"""B35x to B39x: mistakes in pictures and other media files, and in the facts about them."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES = {
    "B350": Entry(
        '"{name}" is empty: {detail}',
        "A file of no bytes cannot be shown",
        "Save it again, or take it out of the story",
        example="![The bridge](bridge.jpg), where bridge.jpg has 0 bytes",
    ),
    "B351": Entry(
        '"{name}" is cut short or damaged: {detail}',
        "A browser would show half a picture or none",
        "Open it in a picture editor and save it again, or copy it again from where it came",
        example="A JPEG whose upload stopped half-way",
    ),
    "B352": Entry(
        '"{name}" is not what its name says: {detail}',
        "A host tells browsers the type of a file by its name",
        "Replace it by the file that was meant, or give it the right ending",
        example="A PDF file with the name budget.jpg",
    ),
    "B353": Entry(
        '"{name}" has too many pixels: {detail}',
        "A picture this large takes all the memory of the machine that reads it",
        "Make it smaller; 1600 pixels are as wide as any page shows it",
        example="A file of 40 kB that says it is 50,000 x 50,000 pixels",
    ),
    "B354": Entry(
        '"{name}" is too large: {detail}',
        "Pictures of more than 100 MB are not read",
        "Save it as a JPEG of good quality",
        example="A scan of 140 MB",
    ),
    "B355": Entry(
        '"{name}" is a kind of picture that cannot be converted: {detail}',
        "No browser shows it",
        "Export it as JPEG, or as PNG where it has transparent parts",
        example="![The bridge](IMG_0042.HEIC)",
    ),
    "B356": Entry(
        '"{name}" is an SVG drawing that is not safe to publish: {detail}',
        "A drawing opened in a browser can run script and fetch files from elsewhere",
        'Export it again as "plain SVG", with pictures and fonts turned into paths, or as PNG',
        example='<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ),
    "B357": Entry(
        '"{name}" could run script in a reader\'s browser: {detail}',
        "A file beside a story is published under the site's own address",
        "Pack it into a ZIP file, or put it into a folder of [static] in broadsheet.toml",
        example="[The interactive map](map.html)",
    ),
    "B358": Entry(
        '"{name}" is an animation that is too long: {detail}',
        "Every reader would have to load it whole",
        "Make it a video, or shorten it",
        example="A GIF of 3,000 frames of 800 x 600 pixels",
    ),
    "B359": Entry(
        '"{name}" could not be converted: {detail}',
        "",
        "Open it in a picture editor and save it again",
        example="A PNG with a broken block of pixels",
    ),
    "B360": Entry(
        'the {fields} of "{name}" come from the file itself ({sources})',
        "Nobody in the newsroom has read them",
        "Check them, then write them into the story or into {facts}",
        severity="warning",
        example="![](bridge.jpg), where bridge.jpg has an IPTC caption",
    ),
    "B361": Entry(
        '"{name}" has no {field}',
        "The site's settings ask for it (pictures.require)",
        "Write `{field}` into {into}",
        example='[pictures]\nrequire = ["credit"]',
    ),
    "B362": Entry("this is not valid TOML: {detail}", "", "See https://toml.io for the syntax", example='alt = "The'),
    "B363": Entry('unknown key "{name}"', "A file of facts knows {known}", example='credits = "A. Smith"'),
    "B364": Entry('"{name}" is wrong: {detail}', example="focus = [2, 0.5]"),
    "B365": Entry(
        "no picture of this name stands beside this file of facts",
        "harbour.toml speaks of harbour.jpg, or of harbour with another ending, in the same folder",
        "Rename one of the two, or remove the file",
        severity="warning",
        example="content/_pictures/harbor.toml beside harbour.jpg",
    ),
    "B366": Entry(
        'two files have facts about one picture: "{name}" has some already',
        "",
        "Keep one of the two",
        example="content/_pictures/harbour.toml and content/_pictures/Harbour.toml",
    ),
    "B367": Entry(
        '"{name}" ends like another kind of picture: it is {detail}',
        "It is published under the right name, but other programs may stumble over it",
        "Give it a name that ends in {ending}",
        severity="warning",
        example="A PNG with the name chart.jpg",
    ),
    "B368": Entry(
        '"{name}" carries Content Credentials (C2PA), and its printed sizes will not',
        "A resized picture is another picture; the credentials of the original stay in the content folder, untouched",
        "Nothing needs to be done",
        severity="off",
        example="A photograph signed by the camera",
    ),
    "B369": Entry(
        'the recording "{reference}" has no title',
        "It is what readers hear who cannot see the player",
        "Say in the square brackets what it is: ![The harbour master on the gale]({reference})",
        severity="warning",
        example="![](gale.mp3)",
    ),
    "B370": Entry(
        'what should take the place of "{name}" is missing or is no picture: {instead}',
        "From the day on which the rights end the story would have no picture",
        "Put the file beside the picture, or correct `rights.instead`",
        example="rights: {until: 2027-01-31, instead: quay.jpg}",
    ),
    "B371": Entry(
        'nothing in the text shows "{name}", which `pictures` speaks of',
        "What is said there reaches no reader",
        "Correct `src`, or remove the entry",
        severity="warning",
        example="pictures: [{src: weldr.jpg, credit: A. Smith}], where the text shows welder.jpg",
    ),
    "B372": Entry(
        "{key} is {found}, which is no number of bytes",
        "Feeds say the size of what they enclose, and podcast applications count on it",
        "Write the whole number that the recording's host gives as Content-Length, such as 8123456",
        example="pictures: [{src: https://sound.example/talk.mp3, size: 8 MB}]",
    ),
    "B373": Entry(
        "{key} is {found}, which is no length of a recording",
        "",
        "Write seconds or a clock: 125, 2:05 or 1:02:05",
        example="pictures: [{src: https://sound.example/talk.mp3, duration: two minutes}]",
    ),
    "B374": Entry(
        '{key} says nothing of "{reference}"',
        "Captions and transcript belong to recordings, size and duration to those on another site: a file of this one "
        "says them itself",
        "Remove the key, or correct `src`",
        example="pictures: [{src: ferry.jpg, duration: 2:05}]",
    ),
    "B375": Entry(
        '"{reference}" is a recording, and its rights cannot be ended by themselves',
        "It would be played, and passed on by feeds, after its day",
        "Remove `rights`, and give the story `expires` where it must not outlive them",
        example="pictures: [{src: talk.mp3, rights: {until: 2027-01-31}}]",
    ),
    "B376": Entry(
        '{key}: "{text}" cannot be shown as captions',
        "Browsers show captions in WebVTT alone, and none from another site",
        "Put a file that ends in .vtt beside the story",
        example="pictures: [{src: https://sound.example/talk.mp3, captions: talk.srt}]",
    ),
}
