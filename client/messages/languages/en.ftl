# What the app says, in English: the language from which the others are made. A name begins with the part of the app that
# says it. Words of the document's schema begin with "schema-" and are found by their English (see crdt/src/schema.rs).

language-name = English
language-direction = ltr

## Parts that several pages share (client/src/ui)

-product = Tandem

brand-home = { -product }, home
dialog-close = Close
opening = Opening
try-again = Try again
away-title = The server does not answer
away-words = Nothing is lost that was saved. Check your connection, then try again.
account-of = Account of { $name }
language-switch = Language
theme-auto = Colours as the system says
theme-light = Light colours
theme-dark = Dark colours
# After the name of the colours that are shown now; a press goes on to the next.
theme-change = { $colours }. Change
toast-dismiss = Dismiss
undo = Undo
redo = Redo

sign-out = Sign out
sign-out-unreachable = The server does not answer: you are still signed in. Try again when it does.
sign-out-unsaved-title = Not everything is saved
sign-out-unsaved-words = Something that you wrote is only on this device: the server does not have it yet. Signing out removes it from here.
sign-out-anyway = Sign out and lose it
sign-out-stay = Stay signed in

shared-computer = This is a shared computer
shared-computer-hint = Nothing is kept on it, so nothing can be opened without the server.

version-new = A new version is there.
version-reload = Reload
later = Later

## Keys, as they stand on the keyboard (client/src/words.rs)

key-ctrl = Ctrl
key-shift = Shift
key-alt = Alt
key-enter = Enter
key-backspace = Backspace
key-delete = Delete
key-escape = Escape
# What a button does, and the keys that do the same: "Undo (Ctrl Z)".
with-keys = { $what } ({ $keys })
just-now = just now

## What the server refuses (client/src/api/problem.rs)

problem-unreachable = The server does not answer. Check your connection and try again.
problem-unknown = The server answered with an error ({ $status }).
problem-not-signed-in = Sign in first.
problem-not-allowed = Your role does not allow this. The owner of the résumé can change your role.
problem-not-found = There is no such résumé, or it is not shared with you.
problem-too-many-attempts = Too many attempts. Try again in { $minutes ->
    [one] one minute.
   *[other] { $minutes } minutes.
}
problem-unavailable = The server cannot do this right now. Nothing was changed; try again soon.
problem-internal = Something went wrong on the server. It was logged; try again, and tell the operator if it stays.
problem-wrong-credentials = The address or the password is wrong. Check both and try again.
problem-address-taken = This address already has an account. Sign in with it, or use another address.
problem-invitation-gone = This invitation does not exist, was used already, or has expired. Ask for a new one.
problem-already-a-member = This address is a member already. Change its role instead.
problem-last-owner = This is the only owner. Make another member an owner first, or put the résumé into the bin.
problem-not-a-resume = No part of this is known from JSON Resume.
problem-too-large = This is larger than a résumé may be. Leave out large images or attachments.
problem-in-the-bin = This résumé is in the bin. Its owner can take it out again.
problem-unknown-file = This file cannot be read. Take JSON Resume, LinkedIn’s data export (ZIP), PDF, Word (DOCX), Markdown or text.
problem-no-browser = This server has no Chromium, which makes PDFs. Print the page from your browser and choose “Save as PDF”: the pages are the same.
problem-file-too-large = This file holds too much for a résumé. Leave out large pictures and attachments.
problem-damaged-file = This file is damaged, or is not what its name says. Save it anew, and try again.
problem-locked-file = This file needs a password. Save it without one, and try again.
problem-no-text = There is no text in this file. If its pages are pictures, only their look is in it.

# One field of a form; stands below it.
field-empty = must not be empty
field-too-long = must have at most { $count ->
    [one] one character
   *[other] { $count } characters
}
field-too-short = must have at least { $count ->
    [one] one character
   *[other] { $count } characters
}
field-one-line = must be a single line
field-no-address = this does not look like an e-mail address (name@example.org)
field-taken = already has an account
field-member = is a member already

## Roles (client/src/api/resumes.rs)

role-viewer = Can view
role-commenter = Can comment
role-editor = Can edit
role-owner = Owner

## The first page (client/src/pages/home.rs)

home-tab = { -product }: résumés, written together
home-title = Two people, one résumé.
home-lead = Write it together, letter by letter, with the mentor who reads it, the friend who corrects it and the coach who has seen a thousand. The page as it prints stays beside you.
home-try = Try it, without one
home-saved = Saved means saved.
home-saved-words = When the line says so, it is on disk.
home-yours = Yours to take along.
home-yours-words = JSON Resume in and out, nothing lost.
home-own = On your own machine.
home-own-words = One program, one file of data.

## Signing in, making an account (client/src/pages/login.rs, register.rs)

sign-in = Sign in
sign-in-tab = Sign in · { -product }
sign-in-title = Welcome back
sign-in-new = New here?
register = Create an account
register-tab = Create an account · { -product }
register-submit = Create the account
register-has-one = You have one?
entry-name = Name
entry-name-hint = Those you write with see it at your caret.
entry-email = Email
entry-password = Password
entry-password-hint = A few words that only you would put together.

## An invitation, an address that leads nowhere (client/src/pages/invite.rs, missing.rs)

invite-tab = Invitation · { -product }
invite-broken = This invitation does not work
invite-broken-words = It may have been used already, or it is too old. Ask for a new one.
invite-from = { $name } invites you to
invite-open = Open it as { $name }
invite-register = Create an account and open it
invite-has-account = I have an account
missing-tab = Not found · { -product }
missing-title = There is no such page
missing-words = { $path } leads nowhere.
missing-start = To the start

## My résumés (client/src/pages/shelf)

list-title = Résumés
list-tab = Résumés · { -product }
list-all = All résumés
list-bin = Bin
list-back = Back
list-bin-empty = The bin is empty. What you delete stays here for 30 days.
list-new = New résumé
list-empty-title = Where shall we begin, { $name }?
list-empty-words = A résumé lives here as long as you like; whoever you invite writes in the same one.
list-bring = Bring one along
list-bring-words = LinkedIn’s export, PDF, Word, Markdown, text or JSON Resume. You look it over first.
list-blank = Start with a blank page
list-blank-words = Contact first, then what you did. Sections appear as you add them.
list-sample = Look at a sample
list-sample-words = A made-up designer’s résumé to type into and to break.
list-sample-open = Open the sample
list-binned = “{ $title }” is in the bin.
list-row-title = Title
list-rename = Rename
list-to-bin = Move to the bin
list-changed = Changed { $when }
list-opened = Opened { $when }
list-is-back = It is back among your résumés.
list-take-back = Take back
list-away-empty = The server does not answer, and no résumé is kept on this device. Those you open are, from then on.
list-away = The server does not answer. These résumés are kept on this device: go on writing, and what you change is sent when the server is back.
list-not-sent = Not sent yet
list-bin-words = What is in the bin stays for 30 days, and can be taken back by its owner.
list-thrown-away = Thrown away { $when }
list-find = Find by title, name or tag
list-find-label = Find a résumé by title, name or tag
list-find-titles = Find by title
list-find-titles-label = Find a résumé by title
list-order = Order
list-order-changed = Last changed
list-order-newest = Newest
list-size = Size
list-sheets = Sheets
list-rows = Rows
list-only-tags = Only with these tags
# How many are shown of all.
list-shown = { NUMBER($shown) } of { $count ->
    [one] { $count } résumé
   *[other] { $count } résumés
}
list-none = Nothing here is called “{ $words }”
list-no-tags = No résumé has all of these tags
list-none-words = Titles, the names in the résumés and your tags are searched. What is in the bin is not.
list-none-away = Only titles are searched while the server does not answer.
list-show-all = Show all
list-copy-of = { $title } (copy)
list-copied = “{ $title }” is yours, and nobody else is in it.
list-more = More: { $title }
list-tags = Tags…
list-no-sample = The sample could not be fetched. Check your connection and try again.
list-blank-start = Start blank
list-begun = Go on with the sample
list-begun-words = You wrote in it before you had an account. It can become yours.
list-begun-open = Go on
more = More

## A person's own words for a résumé (client/src/pages/shelf/tags.rs)

tags = Tags
tags-words = Your own words for “{ $title }”. Nobody else sees them.
tags-new = New tag
tags-hint = A client, a goal, a round…
tags-known = Tags that you use
tags-done = Done
# $why is what the server says of them: "must not be empty".
tags-wrong = Tags { $why }.

## The sample, and making it one's own (client/src/editor/sample_notice.rs, keep_it.rs)

sample-title = This is a sample: write in it, move things, break it.
sample-words = It stays in this browser, and nobody else sees it, until you make it yours.
sample-again = Start over
keep-it = Keep it
keep-title = Keep this résumé
keep-signed-in = You are signed in as { $name }. The résumé, as it stands here, joins yours, and can be shared from there.
keep-words = With an account the résumé is saved on the server, as it stands here: you can open it anywhere, and share it with others.
keep-account = Account
keep-new = New account
keep-old = I have one

## Bringing a résumé along (client/src/pages/import.rs and import/, client/src/editor/notes.rs)

import = Import
import-title = Import a résumé
import-choose = Choose a file
import-kinds = JSON Resume, LinkedIn’s data export (ZIP), PDF, Word (DOCX), Markdown or text
# Behind import-choose, in the same line.
import-or-drop = or drop it here
import-paste = Or paste JSON Resume
import-good = This is JSON. Fields that are not as the format says are kept as they are, and named after the import.
import-unreadable = { $name } cannot be read. Choose another file.
# $kind is "a list", "a number" …, in English.
import-no-object = A résumé is a JSON object in braces; this is { $kind }.
# $what is English, and may be left out.
import-no-json = This is not JSON: { $what }.
import-no-json-at = This is not JSON: line { NUMBER($line) }, column { NUMBER($column) }: { $what }.
import-clean = Imported: every field was as JSON Resume says.
import-notes = Imported. Not everything is as JSON Resume says; it was kept as it is:
# Behind the name of the file, while it is read.
import-reading = is being read…
import-found = This was found in { $name }. Nothing is kept before you import it, and everything can be changed afterwards.
import-guesses = { $count ->
    [one] One field is a guess. Look at what is marked.
    *[other] { $count } fields are guesses. Look at what is marked.
}
# What a screen reader calls the list of what was found.
import-list = What was found
# The heading above the name, the contact and the summary.
import-person = About you
import-left-out = Left out
# $source is what the file says, $why one of the messages below.
import-guess = From “{ $source }”: { $why }
import-why-first-line = the first line, taken for the name.
import-why-below-name = a line below the name, taken for the headline.
import-why-above-heading = text above the first heading, taken for the summary.
import-why-place = which word is the town, and which the region or the country?
import-why-title-and-place = which words are the title, and which the company or school?
import-why-own-line = a line of its own, taken for the company or the position.
import-why-about-place = the first of several texts, taken for what the company does.
import-why-dates-beside = dates beside other words.
import-why-no-date = this is no date that can be read, and stays as it is.
import-why-degree = degree and subject are one field there.
cancel = Cancel

## Where what was typed is (client/src/sync/status.rs)

state-opening = Opening…
state-saved = Saved
state-up-to-date = Up to date
state-saving = Saving…
state-catching-up = Catching up…
state-local-device = Only in this browser
state-local-tab = Only in this tab
state-not-saving = Not saving
state-not-saving-why = Not saving: { $why }
# Reasons behind state-not-saving-why.
state-database-away = the database does not answer; what you type is kept on this device
state-unreadable = part of this résumé cannot be read; its last good state is shown, and nothing is stored until that is mended
state-offline = { $kept ->
    [device] Offline: kept on this device
    [tab] Offline: kept in this tab
   *[none] Offline
}
state-signed-out = { $kept ->
    [device] Signed out: kept on this device
    [tab] Signed out: kept in this tab
   *[none] Signed out
}
state-no-access = { $kept ->
    [device] No access: kept on this device
    [tab] No access: kept in this tab
   *[none] No access
}
state-not-connected = { $kept ->
    [device] Not connected: kept on this device
    [tab] Not connected: kept in this tab
   *[none] Not connected
}
somebody = Somebody

## When the server refuses (client/src/editor/access_notice.rs)

access-again = Sign in again
access-ended = Your session has ended.
access-lost = This résumé is not shared with you any more, or your role does not let you write.
access-unread = The server could not read what this page sent ({ $reason }).
# A sentence behind one of those above.
access-kept-device = What you typed since then is kept on this device.
access-kept-tab = What you typed since then is still in this tab.
access-copy-needed = Copy what you need.
access-copy = Copy as text
access-save = Download as text
access-copied = Copied.
access-not-copied = This browser did not let the page copy. Select the words, and copy them by hand.

## The editor (client/src/editor)

editor-tab = { $title } · { -product }
editor-no-connection = No connection yet. Trying again…
editor-left-kept = Not everything has been sent yet. It is kept on this device, and goes out when the server is back.
editor-left-unsaved = Not everything is saved yet. Keep this tab open: it goes on trying.
editor-not-here = This résumé is not here
editor-shown = What is shown
editor-edit = Edit
editor-page = Page
editor-page-label = The page as it prints
editor-find = Find or do
editor-share = Share
editor-share-needs-server = Sharing needs the server, and there is no connection.
editor-history = History
editor-title = Title of the résumé
editor-rename = Rename
editor-read-comment = Read and comment
editor-read-only = Read only
editor-hidden = Hidden
editor-contact = Contact
editor-summary = Summary
editor-profiles = Profiles
editor-sections = Sections
editor-resume = Résumé
editor-more-sections = More sections
editor-add-section = Add a section
editor-own-section = One of your own
editor-section-name = Name of the section
editor-name-section = Name this section
editor-to-main = Move to the main column
editor-to-side = Move to the side column
editor-who = Who is here
editor-is-here = { $name } is here
# $kind is the English word of the schema, $word the same in this language.
editor-add-one = { $kind ->
    [award] Add an { $word }
    [interest] Add an { $word }
    [entry] Add an { $word }
   *[any] Add a { $word }
}
editor-new-one = { $kind ->
   *[any] New { $word }
}
editor-numbered = { $word } { NUMBER($number) }
editor-name-hint = Your name
editor-headline-hint = What you are, in a few words
editor-summary-hint = Two or three sentences: what you do, for whom, and what comes of it
editor-reference-hint = What they say of you
editor-bullet-hint = What you did, and what came of it

## The small buttons (client/src/editor/toolbar.rs, move_menu.rs, drag/handle.rs)

tool-up = Move up
tool-up-this = Move up: { $name }
tool-down = Move down
tool-down-this = Move down: { $name }
tool-hide = Hide from the page
tool-hide-this = Hide from the page: { $name }
tool-show = Show on the page
tool-show-this = Show on the page: { $name }
tool-delete = Delete
tool-delete-this = Delete: { $name }
tool-handle = Drag to move. Click for more.
tool-handle-this = Move or duplicate: { $name }
tool-duplicate = Duplicate
tool-move-to = Move to

## Where things are, told to those who hear the page (client/src/editor/structure)

quoted = “{ $words }”
structure-section = Section
structure-entry = Entry
structure-moved = { $name } moved to place { NUMBER($at) } of { NUMBER($count) } in { $place }
structure-first = { $name } is the first in { $place }
structure-last = { $name } is the last in { $place }
structure-main-column = the main column
structure-side-column = the side column
structure-its-list = its list
structure-duplicated = { $name } is duplicated
structure-deleted = { $name } is deleted.
structure-deleted-one = The { $word } is deleted.
structure-held-deleted = What you were moving has been deleted
structure-not-into = Not into { $name }
# Places to send something to.
structure-to-top = The top
structure-to-end = The end
structure-to-main = The main column
structure-to-side = The side column

## Dates (client/src/editor/dates.rs, date_field.rs, month_picker.rs)

# From January to December, with spaces between; the short ones stand in dates.
date-months = January February March April May June July August September October November December
date-months-short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
date-present = Present
# What somebody may type for "present", in lower case, with spaces between.
date-present-words = present now today ongoing
# $month is its name, $day and $year are digits.
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
date-range = { $from } – { $to }
date-words = Kept as you wrote it; it is not a date
date-pick = Pick a month: { $label }
date-year-before = The year before
date-year-after = The year after
date-year-alone = The year alone
date-none = No date

## Marks (client/src/editor/mark_bar.rs)

mark-label = Marks of the selected words
mark-bold = Bold
# What stands on the button.
mark-bold-letter = B
mark-italic = Italic
mark-italic-letter = I
mark-link = Link
mark-link-change = Change the link
mark-address = Address
mark-address-label = Address of the link
mark-no-address = This is no web or mail address
mark-set = Set
mark-remove = Remove

## Taking it along (client/src/editor/export.rs)

export = Export
export-pdf = PDF
export-pdf-words = The pages that you see
export-together = PDF, letter and résumé
export-together-words = One file: this letter, then the résumé
export-together-with = One file: “{ $title }”, then the résumé
export-docx = Word (DOCX)
export-docx-words = With headings and lists to go on with
export-json = JSON Resume
export-json-words = Everything, as it came
export-strict = JSON Resume, strict
export-strict-words = Only what the format knows
export-html = Web page
export-html-words = HTML, as it prints
export-markdown = Markdown
export-markdown-words = For notes and repositories
export-text = Plain text
export-text-words = For forms that take nothing else
export-print = Print
export-print-words = On paper, or as PDF from this browser
export-unsaved = An export holds what is saved, and something is not saved yet. Try again when the line above says so.
export-needs-server = The server makes these files, and there is no connection.

## What a parser reads (client/src/editor/readback.rs)

readback = What a parser reads
readback-words = Every field, looked for in the visible text of the PDF
readback-working = The pages are printed and read…
readback-empty = There are no words on the pages.
readback-all = { $count ->
    [one] The one field is read in one piece.
   *[other] All { $count } fields are read in one piece.
}
readback-missing = { $count ->
    [one] One field is not read as it was written.
   *[other] { $count } fields are not read as they were written.
}
readback-found = read
readback-not-found = not read
readback-instead = Read instead: { $words }
readback-text = The text, in the order in which it is read

## The look (client/src/editor/look.rs, look/)

look = Look
look-label = Look of the page
look-template = Template
look-font = Text
look-heading-font = Headings
look-own = As in the template
look-same-font = As the text
look-automatic = Automatic
look-colour = Colour
look-text-colour = Colour of the text
look-another-colour = Another colour
look-darkened = Too pale to be read on paper: it is printed darker.
look-paper = Paper
look-type = Type
look-size = Size
look-leading = Line height
look-page = Page
look-margins = Margins
look-spacing = Spacing
look-numbers = Page numbers
look-running = Name on each page
look-content = Words and pictures
look-language = Language
look-dates = Dates
look-photo = Photo
look-icons = Icons
look-less = { $label }: less
look-more = { $label }: more
look-points = { $number } pt
look-millimetres = { $number } mm
look-percent = { $number } %
look-reset = All as in the template
look-forest = Forest
look-ink = Ink
look-sea = Sea
look-plum = Plum
look-brick = Brick
look-olive = Olive
look-black = Black
look-slate = Slate
look-umber = Umber

## Pages: fitting, breaks (client/src/editor/look/fit.rs, paging.rs, move_menu.rs)

fit = Fit to pages
fit-label = Fit to a number of pages
fit-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
# $pages is the message fit-pages.
fit-already = Nothing to do: it has { $pages }.
# $changes are those below, with fit-and between them.
fit-done = It has { $pages } now. Changed: { $changes }.
fit-and = ,{" "}
fit-size = text { $from } → { $to }
fit-leading = line height { $from } → { $to }
fit-margins = margins { $from } → { $to }
fit-spacing = spacing { $from } → { $to }
# $least is the message fit-pages.
fit-too-long = It cannot be set on { $pages } and still be read with ease. The nearest is { $least }.
fit-no-shorter = It cannot be set on { $pages } and still be read with ease: it takes { $least }.
fit-nearest = Fit to { $least }
paging-break = Begin a new page here
paging-keep = Keep on one page
paging-breaks = New page
paging-keeps = Kept together

## The check-up (client/src/editor/checkup.rs)

checkup = Check-up
checkup-words = What a recruiter would remark on
checkup-sum = { $count ->
    [one] One remark
   *[other] { $count } remarks
}
checkup-none = Nothing found.
checkup-none-words = Dates, addresses, lengths and the way bullets begin raise no question. Whether it says the right things, no rule can tell.
checkup-foreign = The rules about words know English and German. These words seem to be of another language, so those rules keep silent.
checkup-problem = Problems
checkup-better = Could be better
checkup-note = Worth a look

# Each says what it is, and why, in a sentence or two; the field is named below it.
checkup-no-name = There is no name, so nobody knows whose résumé it is.
checkup-no-contact = There is neither an e-mail address nor a telephone number, so nobody can answer.
checkup-no-email = There is no e-mail address, and most recruiters answer by e-mail.
checkup-no-phone = There is no telephone number; some recruiters call before they write.
checkup-email-malformed = No mail arrives at “{ $words }”.
checkup-phone-malformed = Nobody can dial “{ $words }”.
checkup-link-malformed = “{ $words }” opens nothing. An address looks like example.org/page.
checkup-date-unreadable = Programs that read résumés find no date in “{ $words }”. A month and a year can be read.
checkup-date-implausible = The year { $words } looks like a slip.
checkup-dates-reversed = It ends before it begins.
checkup-no-dates = There are no dates, so readers cannot tell when this was.
checkup-gap = { $count ->
    [one] The month before this is not told, and readers will ask.
   *[other] The { $count } months before this are not told, and readers will ask.
}
checkup-overlap = { $count ->
    [one] For a month this goes on beside “{ $words }”. That may be so, or a slip in the dates.
   *[other] For { $count } months this goes on beside “{ $words }”. That may be so, or a slip in the dates.
}
checkup-no-title = The first field is empty, so it does not say what this is.
checkup-no-place = It does not say where this was.
checkup-empty-entry = Nothing is written here, so it does not appear on the page.
checkup-empty-section = Nothing is in this section, so it does not appear on the page.
checkup-no-bullets = No word says what was done here. A bullet or two would speak for you.
checkup-many-bullets = { NUMBER($count) } bullets: in so long a list the best ones are not seen.
checkup-long-bullet = { NUMBER($count) } letters are more than three lines, and long bullets are skipped.
checkup-long-paragraph = { NUMBER($count) } letters in one paragraph: long paragraphs are skipped.
checkup-long-pages = { NUMBER($count) } pages, and most readers see the first two. This is the longest part.
checkup-long-words = These are more words than two pages hold, and most readers see the first two. This is the longest part.
checkup-short-resume = { $count ->
    [one] One word is little to decide by.
   *[other] { $count } words are little to decide by.
}
checkup-same-bullet = The same bullet stands here a second time.
checkup-placeholder = “{ $words }” looks like words that kept the place of others.
checkup-weak-opening = “{ $words }” hides what you did yourself. Begin with that.
checkup-repeated-opening = { $count ->
    [one] One bullet begins with “{ $words }”.
   *[other] { $count } bullets begin with “{ $words }” and read like one.
}
checkup-no-numbers = { $count ->
    [one] One bullet and no number: how much, how many, how fast?
   *[other] { $count } bullets and no number: how much, how many, how fast?
}
checkup-present-in-past = This role has ended, and is told as if it went on: “{ $words }”.
checkup-past-in-present = This role goes on, and all of it is told in the past. If it has ended, it needs an end date.
checkup-first-person = “{ $words }” is not needed in a bullet: the reader knows who it is about.

## The palette (client/src/editor/palette)

palette-hint = Find words, go somewhere, do something
palette-list = What there is
palette-none = Nothing here is called so, or says so.
palette-do = Do
palette-go = Go to
palette-found = In this résumé
palette-focus = Focus mode: only the fields
palette-keep = Keep it: make an account
palette-add-one = { editor-add-one }: { $heading }
palette-add-section = Add section: { $heading }
palette-add-own = Add section: one of your own
palette-export = Export: { $format }

## The sheet of shortcuts (client/src/editor/shortcuts.rs)

shortcuts = Keyboard shortcuts
shortcuts-anywhere = Anywhere
shortcuts-undo = Undo what you did
shortcuts-redo = Do it again
shortcuts-sheet = This sheet
shortcuts-bullet = In a bullet
shortcuts-divide = Divide it at the caret
shortcuts-join = At its start: join it to the one above
shortcuts-join-next = At its end: join the one below to it
shortcuts-thing = On a section, an item or a bullet
shortcuts-up = Move it up
shortcuts-down = Move it down
shortcuts-dots = On its six dots: copy it, or send it elsewhere
shortcuts-let-go = Let go of what is being dragged

## Sharing (client/src/editor/share*.rs)

share-only-owner = Only the owner can invite people and change what they may do.
share-members = Who is in
share-email = Invite by email
# Before the choice of a role: "They can edit".
share-they = They
share-invite = Invite
share-joined = { $name } is in.
share-link-words = { $address } has no account yet. This link lets them in, once; we have also written to them.
share-link = Invitation link
share-copy = Copy
share-copied = Copied
# Behind one's own name.
share-you = (you)
share-role-of = What { $name } may do
share-remove = Remove
share-remove-this = Remove { $name }

## Following somebody, and what they have deleted (client/src/editor/follow.rs, ghost.rs)

follow = Follow { $name }
follow-of = Following { $name }
follow-begins = Following { $name }. Any key ends it.
follow-ends = No longer following { $name }
follow-stop = Stop
ghost-section = { $name } has deleted this section
ghost-item = { $name } has deleted this entry
ghost-bullet = { $name } has deleted this line
# $what is one of those above.
ghost-said = { $what }. Your words are kept here.
ghost-words = Your words are kept here until you let them go.
ghost-selected = This browser copies only by its own key: the words are selected.
ghost-label = What was deleted
ghost-back = Bring back
ghost-gone = Let it go

## This program has failed (client/src/crash.rs)

crash-title = This page has failed
crash-words = What was saved is safe. What you typed in the last moment may not be: it still stands in the fields behind this note, to be copied.
crash-again = Load the page again

## Words of the document's schema (crdt/src/schema.rs)

schema-experience = Experience
schema-volunteering = Volunteering
schema-education = Education
schema-awards = Awards
schema-certificates = Certificates
schema-publications = Publications
schema-skills = Skills
schema-languages = Languages
schema-interests = Interests
schema-references = References
schema-projects = Projects
schema-profiles = Profiles
schema-section = Section
# One entry of a section or of a list.
schema-one-role = role
schema-one-degree = degree
schema-one-award = award
schema-one-certificate = certificate
schema-one-publication = publication
schema-one-skill = skill
schema-one-language = language
schema-one-interest = interest
schema-one-reference = reference
schema-one-project = project
schema-one-profile = profile
schema-one-entry = entry
schema-one-bullet = bullet
schema-one-keyword = keyword
schema-one-course = course
# Labels of fields and lists.
schema-name = Name
schema-headline = Headline
schema-email = Email
schema-phone = Phone
schema-website = Website
schema-address = Address
schema-postal-code = Postal code
schema-city = City
schema-region = Region
schema-country = Country
schema-photo-address = Photo address
schema-summary = Summary
schema-from = From
schema-to = To
schema-link = Link
schema-highlights = Highlights
schema-keywords = Keywords
schema-roles = Roles
schema-courses = Courses
schema-position = Position
schema-company = Company
schema-location = Location
schema-about-company = About the company
schema-organization = Organization
schema-institution = Institution
schema-degree = Degree
schema-field-of-study = Field of study
schema-grade = Grade
schema-title = Title
schema-awarded-by = Awarded by
schema-date = Date
schema-certificate = Certificate
schema-issuer = Issuer
schema-publisher = Publisher
schema-skill = Skill
schema-level = Level
schema-language = Language
schema-fluency = Fluency
schema-interest = Interest
schema-reference = Reference
schema-project = Project
schema-for = For
schema-type = Type
schema-description = Description
schema-network = Network
schema-username = Username
schema-subtitle = Subtitle
schema-letter = Letter
schema-one-letter = letter
schema-one-line = line
schema-one-paragraph = paragraph
schema-recipient = Recipient
schema-job-title = Job title
schema-subject = Subject
schema-greeting = Greeting
schema-closing = Closing
schema-signature = Signature
schema-text = Text

## Several roles at one company (client/src/editor/company.rs, actions.rs, move_menu.rs)

company-new = New company
company-the = the company
company-up = Move up, with all roles
company-down = Move down, with all roles
company-add = Add a role at { $name }
company-joined = { $name } is one of several roles now
company-left = { $name } stands by itself now
company-into = Into { $name } above
company-out = By itself, out of the company

## The photo (client/src/editor/photo.rs)

photo = Photo
photo-alt = The photo of this résumé
photo-add = Add a photo
photo-replace = Replace
photo-remove = Remove
photo-sending = Uploading…
photo-how = Choose a file, drop one here, or paste one
photo-file = Photo file
photo-there = The photo is there
photo-gone = The photo is removed
photo-unsent = The photo could not be sent: the server cannot be reached. Try again later.

## Words to choose from (client/src/editor/choices.rs)

choices = Choose: { $label }
level-1 = Beginner
level-2 = Intermediate
level-3 = Advanced
level-4 = Expert
fluency-1 = Native speaker
fluency-2 = Fluent
fluency-3 = Professional working
fluency-4 = Conversational
fluency-5 = Beginner

## Cover letters

letters = Cover letters
letters-tab = Letters
letters-none = A cover letter says why this job and you fit, in your own words. It has this résumé’s name and look, and goes out with it.
letters-bin = Cover letters in the bin
letter = Cover letter
letter-new = New cover letter
letter-to = To
letter-to-resume = The résumé
letter-head-words = Your name, contact details and look come from the résumé.
letter-bin = Move “{ $title }” to the bin
letter-take-back = Take back “{ $title }”
letter-greeting-hint = Dear …
letter-closing-hint = Kind regards,
letter-text-hint = Why you write, what you bring, and what you would like to happen next
