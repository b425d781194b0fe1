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
