# Was die App auf Deutsch sagt. Was hier fehlt, steht auf Englisch da (en.ftl).

language-name = Deutsch
language-direction = ltr

## Was mehrere Seiten gemeinsam haben

-product = Tandem

brand-home = { -product }, Startseite
dialog-close = Schließen
opening = Wird geöffnet
try-again = Erneut versuchen
away-title = Der Server antwortet nicht
away-words = Was gespeichert war, ist nicht verloren. Prüfe deine Verbindung und versuche es noch einmal.
account-of = Konto von { $name }
language-switch = Sprache
theme-auto = Farben wie im System
theme-light = Helle Farben
theme-dark = Dunkle Farben
theme-change = { $colours }. Wechseln
toast-dismiss = Ausblenden
undo = Rückgängig
redo = Wiederholen

sign-out = Abmelden
sign-out-unreachable = Der Server antwortet nicht: Du bist noch angemeldet. Versuche es, wenn er wieder da ist.
sign-out-unsaved-title = Nicht alles ist gespeichert
sign-out-unsaved-words = Etwas, das du geschrieben hast, ist nur auf diesem Gerät: Der Server hat es noch nicht. Beim Abmelden wird es hier gelöscht.
sign-out-anyway = Abmelden und verlieren
sign-out-stay = Angemeldet bleiben

shared-computer = Diesen Computer benutzen auch andere
shared-computer-hint = Auf ihm bleibt nichts zurück, also lässt sich ohne den Server nichts öffnen.

version-new = Es gibt eine neue Version.
version-reload = Neu laden
later = Später

## Tasten

key-ctrl = Strg
key-shift = Umschalt
key-alt = Alt
key-enter = Eingabe
key-backspace = Rücktaste
key-delete = Entf
key-escape = Esc
with-keys = { $what } ({ $keys })
just-now = gerade eben

## Was der Server ablehnt

problem-unreachable = Der Server antwortet nicht. Prüfe deine Verbindung und versuche es noch einmal.
problem-unknown = Der Server hat mit einem Fehler geantwortet ({ $status }).
problem-not-signed-in = Melde dich zuerst an.
problem-not-allowed = Deine Rolle erlaubt das nicht. Wem der Lebenslauf gehört, kann deine Rolle ändern.
problem-not-found = Diesen Lebenslauf gibt es nicht, oder er ist nicht für dich freigegeben.
problem-too-many-attempts = Zu viele Versuche. Versuche es in { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} wieder.
problem-unavailable = Der Server kann das gerade nicht. Nichts wurde geändert; versuche es gleich noch einmal.
problem-internal = Auf dem Server ist etwas schiefgegangen. Es ist protokolliert; versuche es noch einmal und sag dem Betreiber Bescheid, wenn es so bleibt.
problem-wrong-credentials = Adresse oder Passwort stimmen nicht. Prüfe beides und versuche es noch einmal.
problem-address-taken = Für diese Adresse gibt es schon ein Konto. Melde dich damit an oder nimm eine andere Adresse.
problem-invitation-gone = Diese Einladung gibt es nicht, sie wurde schon benutzt, oder sie ist abgelaufen. Bitte um eine neue.
problem-already-a-member = Diese Adresse ist schon dabei. Ändere stattdessen ihre Rolle.
problem-last-owner = Der Lebenslauf gehört sonst niemandem. Mach erst jemand anderen zum Eigentümer, oder lege ihn in den Papierkorb.
problem-not-a-resume = Nichts davon ist aus JSON Resume bekannt.
problem-too-large = Das ist größer, als ein Lebenslauf sein darf. Lass große Bilder oder Anhänge weg.
problem-in-the-bin = Dieser Lebenslauf liegt im Papierkorb. Wem er gehört, kann ihn wieder herausholen.
problem-unknown-file = Diese Datei lässt sich nicht lesen. Nimm JSON Resume, den Datenexport von LinkedIn (ZIP), PDF, Word (DOCX), Markdown oder Text.
problem-no-browser = Dieser Server hat kein Chromium, das PDFs erstellt. Drucke die Seite aus deinem Browser und wähle „Als PDF speichern“: Die Seiten sind dieselben.
problem-file-too-large = Diese Datei enthält zu viel für einen Lebenslauf. Lass große Bilder und Anhänge weg.
problem-damaged-file = Diese Datei ist beschädigt oder nicht, was ihr Name sagt. Speichere sie neu und versuche es noch einmal.
problem-locked-file = Diese Datei braucht ein Passwort. Speichere sie ohne und versuche es noch einmal.
problem-no-text = In dieser Datei steht kein Text. Sind ihre Seiten Bilder, ist nur ihr Aussehen darin.

field-empty = darf nicht leer sein
field-too-long = darf höchstens { $count ->
    [one] ein Zeichen
   *[other] { $count } Zeichen
} haben
field-too-short = muss mindestens { $count ->
    [one] ein Zeichen
   *[other] { $count } Zeichen
} haben
field-one-line = muss eine einzige Zeile sein
field-no-address = das sieht nicht nach einer E-Mail-Adresse aus (name@example.org)
field-taken = hat schon ein Konto
field-member = ist schon dabei

## Rollen

role-viewer = Darf lesen
role-commenter = Darf kommentieren
role-editor = Darf bearbeiten
role-owner = Eigentümer

## Die erste Seite

home-tab = { -product }: Lebensläufe, gemeinsam geschrieben
home-title = Zwei Menschen, ein Lebenslauf.
home-lead = Schreibt ihn gemeinsam, Buchstabe für Buchstabe: mit der Mentorin, die ihn liest, dem Freund, der ihn korrigiert, und der Beraterin, die schon tausend gesehen hat. Die Seite, wie sie gedruckt wird, steht immer daneben.
home-try = Ohne Konto ausprobieren
home-saved = Gespeichert heißt gespeichert.
home-saved-words = Wenn es dort steht, liegt es auf der Platte.
home-yours = Zum Mitnehmen.
home-yours-words = JSON Resume hinein und hinaus, nichts geht verloren.
home-own = Auf deinem eigenen Rechner.
home-own-words = Ein Programm, eine Datei.

## Anmelden, ein Konto anlegen

sign-in = Anmelden
sign-in-tab = Anmelden · { -product }
sign-in-title = Willkommen zurück
sign-in-new = Neu hier?
register = Konto anlegen
register-tab = Konto anlegen · { -product }
register-submit = Konto anlegen
register-has-one = Du hast schon eins?
entry-name = Name
entry-name-hint = Wer mit dir schreibt, sieht ihn an deiner Schreibmarke.
entry-email = E-Mail
entry-password = Passwort
entry-password-hint = Ein paar Wörter, die nur du so aneinanderreihen würdest.

## Eine Einladung, eine Adresse, die nirgendwohin führt

invite-tab = Einladung · { -product }
invite-broken = Diese Einladung gilt nicht
invite-broken-words = Vielleicht wurde sie schon benutzt, oder sie ist zu alt. Bitte um eine neue.
invite-from = { $name } lädt dich ein zu
invite-open = Als { $name } öffnen
invite-register = Konto anlegen und öffnen
invite-has-account = Ich habe ein Konto
missing-tab = Nicht gefunden · { -product }
missing-title = Diese Seite gibt es nicht
missing-words = { $path } führt nirgendwohin.
missing-start = Zum Anfang

## Meine Lebensläufe

list-title = Lebensläufe
list-tab = Lebensläufe · { -product }
list-all = Alle Lebensläufe
list-bin = Papierkorb
list-back = Zurück
list-bin-empty = Der Papierkorb ist leer. Was du löschst, bleibt 30 Tage hier.
list-new = Neuer Lebenslauf
list-empty-title = Womit fangen wir an, { $name }?
list-empty-words = Ein Lebenslauf bleibt hier, solange du willst; wen du einlädst, der schreibt im selben.
list-bring = Einen mitbringen
list-bring-words = Der Export von LinkedIn, PDF, Word, Markdown, Text oder JSON Resume. Du siehst es dir vorher an.
list-blank = Mit einer leeren Seite beginnen
list-blank-words = Erst die Kontaktdaten, dann was du gemacht hast. Abschnitte erscheinen, wenn du sie hinzufügst.
list-sample = Ein Beispiel ansehen
list-sample-words = Der Lebenslauf einer erfundenen Designerin, zum Hineinschreiben und Kaputtmachen.
list-sample-open = Beispiel öffnen
list-binned = „{ $title }“ liegt im Papierkorb.
list-row-title = Titel
list-rename = Umbenennen
list-to-bin = In den Papierkorb
list-changed = Geändert: { $when }
list-opened = Geöffnet: { $when }
list-is-back = Er ist wieder bei deinen Lebensläufen.
list-take-back = Zurückholen
list-away-empty = Der Server antwortet nicht, und auf diesem Gerät liegt kein Lebenslauf. Die du öffnest, liegen von da an auch hier.
list-away = Der Server antwortet nicht. Diese Lebensläufe liegen auf diesem Gerät: Schreib ruhig weiter; was du änderst, wird gesendet, wenn der Server wieder da ist.
list-not-sent = Noch nicht gesendet
list-bin-words = Was im Papierkorb liegt, bleibt 30 Tage; wem es gehört, kann es zurückholen.
list-thrown-away = Weggeworfen: { $when }
list-find = Nach Titel, Name oder Tag suchen
list-find-label = Lebenslauf nach Titel, Name oder Tag suchen
list-find-titles = Nach Titel suchen
list-find-titles-label = Lebenslauf nach Titel suchen
list-order = Reihenfolge
list-order-changed = Zuletzt geändert
list-order-newest = Neueste
list-size = Größe
list-sheets = Blätter
list-rows = Zeilen
list-only-tags = Nur mit diesen Tags
list-shown = { NUMBER($shown) } von { $count ->
    [one] { $count } Lebenslauf
   *[other] { $count } Lebensläufen
}
list-none = Nichts hier heißt „{ $words }“
list-no-tags = Kein Lebenslauf hat alle diese Tags
list-none-words = Gesucht wird in Titeln, in den Namen der Lebensläufe und in deinen Tags, nicht im Papierkorb.
list-none-away = Solange der Server nicht antwortet, werden nur Titel durchsucht.
list-show-all = Alle zeigen
list-copy-of = { $title } (Kopie)
list-copied = „{ $title }“ gehört dir, und sonst ist niemand darin.
list-more = Mehr: { $title }
list-tags = Tags …
list-no-sample = Das Beispiel ließ sich nicht laden. Prüfe deine Verbindung und versuche es noch einmal.
list-blank-start = Leer beginnen
list-begun = Mit dem Beispiel weitermachen
list-begun-words = Du hast darin geschrieben, bevor du ein Konto hattest. Es kann deins werden.
list-begun-open = Weitermachen
more = Mehr

## Eigene Wörter für einen Lebenslauf

tags = Tags
tags-words = Deine eigenen Wörter für „{ $title }“. Sonst sieht sie niemand.
tags-new = Neuer Tag
tags-hint = Jemand, ein Ziel, eine Runde …
tags-known = Tags, die du benutzt
tags-done = Fertig
tags-wrong = Tags: { $why }.

## Das Beispiel, und wie es deins wird

sample-title = Das ist ein Beispiel: Schreib hinein, verschiebe etwas, mach es kaputt.
sample-words = Es bleibt in diesem Browser, und sonst sieht es niemand, bis du es zu deinem machst.
sample-again = Von vorn beginnen
keep-it = Behalten
keep-title = Diesen Lebenslauf behalten
keep-signed-in = Du bist als { $name } angemeldet. Der Lebenslauf kommt, wie er hier steht, zu deinen und lässt sich von dort aus teilen.
keep-words = Mit einem Konto wird der Lebenslauf auf dem Server gespeichert, wie er hier steht: Du kannst ihn überall öffnen und mit anderen teilen.
keep-account = Konto
keep-new = Neues Konto
keep-old = Ich habe eins

## Einen Lebenslauf mitbringen

import = Importieren
import-title = Lebenslauf importieren
import-choose = Datei auswählen
import-kinds = JSON Resume, Datenexport von LinkedIn (ZIP), PDF, Word (DOCX), Markdown oder Text
import-or-drop = oder hier ablegen
import-paste = Oder JSON Resume einfügen
import-good = Das ist JSON. Felder, die nicht sind, wie das Format es sagt, bleiben, wie sie sind, und werden nach dem Import genannt.
import-unreadable = { $name } lässt sich nicht lesen. Wähle eine andere Datei.
import-no-object = Ein Lebenslauf ist ein JSON-Objekt in geschweiften Klammern; das hier ist keins.
import-no-json = Das ist kein JSON.
import-no-json-at = Das ist kein JSON: Zeile { NUMBER($line) }, Spalte { NUMBER($column) }.
import-clean = Importiert: Jedes Feld war, wie JSON Resume es sagt.
import-notes = Importiert. Nicht alles ist, wie JSON Resume es sagt; es wurde behalten, wie es war:
import-reading = wird gelesen…
import-found = Das steht in { $name }. Behalten wird erst etwas, wenn du importierst, und danach lässt sich alles ändern.
import-guesses = { $count ->
    [one] Ein Feld ist geraten. Sieh dir an, was markiert ist.
    *[other] { $count } Felder sind geraten. Sieh dir an, was markiert ist.
}
import-list = Was gefunden wurde
import-person = Über dich
import-left-out = Weggelassen
import-guess = Aus „{ $source }“: { $why }
import-why-first-line = die erste Zeile, als Name gelesen.
import-why-below-name = eine Zeile unter dem Namen, als Überschrift zur Person gelesen.
import-why-above-heading = Text über der ersten Überschrift, als Zusammenfassung gelesen.
import-why-place = welches Wort ist der Ort, welches die Region oder das Land?
import-why-title-and-place = welche Wörter sind der Titel, welche die Firma oder Schule?
import-why-own-line = eine eigene Zeile, als Firma oder Position gelesen.
import-why-about-place = der erste von mehreren Texten, gelesen als das, was die Firma tut.
import-why-dates-beside = Daten neben anderen Wörtern.
import-why-no-date = das lässt sich nicht als Datum lesen und bleibt, wie es ist.
import-why-degree = Abschluss und Fach stehen dort in einem Feld.
cancel = Abbrechen

## Wo das Geschriebene ist

state-opening = Wird geöffnet …
state-saved = Gespeichert
state-up-to-date = Auf dem neuesten Stand
state-saving = Wird gespeichert …
state-catching-up = Wird abgeglichen …
state-local-device = Nur in diesem Browser
state-local-tab = Nur in diesem Tab
state-not-saving = Speichern angehalten
state-not-saving-why = Speichern angehalten: { $why }
state-database-away = Die Datenbank antwortet nicht; was du schreibst, bleibt auf diesem Gerät
state-unreadable = Ein Teil dieses Lebenslaufs lässt sich nicht lesen; du siehst seinen letzten guten Stand, und bis das behoben ist, wird nichts gespeichert
state-offline = { $kept ->
    [device] Offline: auf diesem Gerät aufbewahrt
    [tab] Offline: in diesem Tab aufbewahrt
   *[none] Offline
}
state-signed-out = { $kept ->
    [device] Abgemeldet: auf diesem Gerät aufbewahrt
    [tab] Abgemeldet: in diesem Tab aufbewahrt
   *[none] Abgemeldet
}
state-no-access = { $kept ->
    [device] Kein Zugriff: auf diesem Gerät aufbewahrt
    [tab] Kein Zugriff: in diesem Tab aufbewahrt
   *[none] Kein Zugriff
}
state-not-connected = { $kept ->
    [device] Nicht verbunden: auf diesem Gerät aufbewahrt
    [tab] Nicht verbunden: in diesem Tab aufbewahrt
   *[none] Nicht verbunden
}
somebody = Jemand

## Wenn der Server ablehnt

access-again = Noch einmal anmelden
access-ended = Deine Sitzung ist zu Ende.
access-lost = Dieser Lebenslauf ist nicht mehr für dich freigegeben, oder deine Rolle lässt dich nicht schreiben.
access-unread = Der Server konnte nicht lesen, was diese Seite gesendet hat ({ $reason }).
access-kept-device = Was du seitdem geschrieben hast, ist auf diesem Gerät aufbewahrt.
access-kept-tab = Was du seitdem geschrieben hast, ist noch in diesem Tab.
access-copy-needed = Kopiere, was du brauchst.
access-copy = Als Text kopieren
access-save = Als Text herunterladen
access-copied = Kopiert.
access-not-copied = Dieser Browser hat die Seite nicht kopieren lassen. Markiere die Wörter und kopiere sie von Hand.

## Der Editor

editor-tab = { $title } · { -product }
editor-no-connection = Noch keine Verbindung. Wird weiter versucht …
editor-left-kept = Noch ist nicht alles gesendet. Es ist auf diesem Gerät aufbewahrt und geht hinaus, wenn der Server wieder da ist.
editor-left-unsaved = Noch ist nicht alles gespeichert. Lass diesen Tab offen: Es wird weiter versucht.
editor-not-here = Dieser Lebenslauf ist nicht hier
editor-shown = Was zu sehen ist
editor-edit = Bearbeiten
editor-page = Seite
editor-page-label = Die Seite, wie sie gedruckt wird
editor-find = Finden oder tun
editor-share = Teilen
editor-share-needs-server = Zum Teilen braucht es den Server, und es gibt keine Verbindung.
editor-history = Verlauf
editor-title = Titel des Lebenslaufs
editor-rename = Umbenennen
editor-read-comment = Lesen und kommentieren
editor-read-only = Nur lesen
editor-hidden = Ausgeblendet
editor-contact = Kontakt
editor-summary = Zusammenfassung
editor-profiles = Profile
editor-sections = Abschnitte
editor-resume = Lebenslauf
editor-more-sections = Weitere Abschnitte
editor-add-section = Abschnitt hinzufügen
editor-own-section = Ein eigener
editor-section-name = Name des Abschnitts
editor-name-section = Gib diesem Abschnitt einen Namen
editor-to-main = In die Hauptspalte
editor-to-side = In die Seitenspalte
editor-who = Wer hier ist
editor-is-here = { $name } ist hier
editor-add-one = { $word } hinzufügen
editor-new-one = { $kind ->
    [role] Neue Position
    [degree] Neuer Abschluss
    [award] Neue Auszeichnung
    [certificate] Neues Zertifikat
    [publication] Neue Veröffentlichung
    [skill] Neue Fähigkeit
    [language] Neue Sprache
    [interest] Neues Interesse
    [reference] Neue Referenz
    [project] Neues Projekt
    [profile] Neues Profil
   *[any] Neuer Eintrag
}
editor-numbered = { $word } { NUMBER($number) }
editor-name-hint = Dein Name
editor-headline-hint = Was du bist, in ein paar Wörtern
editor-summary-hint = Zwei oder drei Sätze: was du machst, für wen, und was dabei herauskommt
editor-reference-hint = Was über dich gesagt wird
editor-bullet-hint = Was du gemacht hast, und was dabei herauskam

## Die kleinen Knöpfe

tool-up = Nach oben
tool-up-this = Nach oben: { $name }
tool-down = Nach unten
tool-down-this = Nach unten: { $name }
tool-hide = Auf der Seite ausblenden
tool-hide-this = Auf der Seite ausblenden: { $name }
tool-show = Auf der Seite zeigen
tool-show-this = Auf der Seite zeigen: { $name }
tool-delete = Löschen
tool-delete-this = Löschen: { $name }
tool-handle = Ziehen zum Verschieben. Klicken für mehr.
tool-handle-this = Verschieben oder duplizieren: { $name }
tool-duplicate = Duplizieren
tool-move-to = Verschieben nach

## Wo etwas ist, für alle, die die Seite hören

quoted = „{ $words }“
structure-section = Abschnitt
structure-entry = Eintrag
structure-moved = { $name } steht jetzt auf Platz { NUMBER($at) } von { NUMBER($count) }: { $place }
structure-first = { $name } steht schon an erster Stelle: { $place }
structure-last = { $name } steht schon an letzter Stelle: { $place }
structure-main-column = Hauptspalte
structure-side-column = Seitenspalte
structure-its-list = eigene Liste
structure-duplicated = { $name } ist dupliziert
structure-deleted = { $name } ist gelöscht.
structure-deleted-one = { $word } gelöscht.
structure-held-deleted = Was du gerade verschiebst, wurde gelöscht
structure-not-into = Passt nicht hierher: { $name }
structure-to-top = Ganz nach oben
structure-to-end = Ans Ende
structure-to-main = Hauptspalte
structure-to-side = Seitenspalte

## Datumsangaben

date-months = Januar Februar März April Mai Juni Juli August September Oktober November Dezember
date-months-short = Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.
date-present = heute
date-present-words = heute jetzt aktuell laufend present
date-month = { $month } { $year }
date-day = { $day }. { $month } { $year }
date-range = { $from } – { $to }
date-words = Steht da, wie du es geschrieben hast; es ist kein Datum
date-pick = Monat auswählen: { $label }
date-year-before = Ein Jahr zurück
date-year-after = Ein Jahr weiter
date-year-alone = Nur das Jahr
date-none = Kein Datum

## Auszeichnungen im Text

mark-label = Auszeichnung der markierten Wörter
mark-bold = Fett
mark-bold-letter = F
mark-italic = Kursiv
mark-italic-letter = K
mark-link = Link
mark-link-change = Link ändern
mark-address = Adresse
mark-address-label = Adresse des Links
mark-no-address = Das ist keine Web- oder Mail-Adresse
mark-set = Setzen
mark-remove = Entfernen

## Mitnehmen, und wie es aussieht

export = Exportieren
export-pdf = PDF
export-pdf-words = Die Seiten, die du siehst
export-together = PDF, Anschreiben und Lebenslauf
export-together-words = Eine Datei: dieses Anschreiben, dann der Lebenslauf
export-together-with = Eine Datei: „{ $title }“, dann der Lebenslauf
export-docx = Word (DOCX)
export-docx-words = Mit Überschriften und Listen zum Weiterarbeiten
export-json = JSON Resume
export-json-words = Alles, wie es kam
export-strict = JSON Resume, streng
export-strict-words = Nur was das Format kennt
export-html = Webseite
export-html-words = HTML, wie es gedruckt wird
export-markdown = Markdown
export-markdown-words = Für Notizen und Repositorys
export-text = Reiner Text
export-text-words = Für Formulare, die nichts anderes nehmen
export-print = Drucken
export-print-words = Auf Papier oder als PDF aus diesem Browser
export-unsaved = Ein Export enthält, was gespeichert ist, und etwas ist es noch nicht. Versuche es wieder, wenn die Zeile oben es sagt.
export-needs-server = Diese Dateien erstellt der Server, und es gibt keine Verbindung.

## Was ein Parser liest (client/src/editor/readback.rs)

readback = Was ein Parser liest
readback-words = Jedes Feld, gesucht im sichtbaren Text des PDFs
readback-working = Die Seiten werden gedruckt und gelesen …
readback-empty = Auf den Seiten stehen keine Wörter.
readback-all = { $count ->
    [one] Das eine Feld wird am Stück gelesen.
   *[other] Alle { $count } Felder werden am Stück gelesen.
}
readback-missing = { $count ->
    [one] Ein Feld wird nicht so gelesen, wie es geschrieben ist.
   *[other] { $count } Felder werden nicht so gelesen, wie sie geschrieben sind.
}
readback-found = gelesen
readback-not-found = nicht gelesen
readback-instead = Stattdessen gelesen: { $words }
readback-text = Der Text, in der Reihenfolge, in der er gelesen wird

## Das Aussehen

look = Aussehen
look-label = Aussehen der Seite
look-template = Vorlage
look-font = Text
look-heading-font = Überschriften
look-own = Wie in der Vorlage
look-same-font = Wie der Text
look-automatic = Automatisch
look-colour = Farbe
look-text-colour = Farbe des Textes
look-another-colour = Eine andere Farbe
look-darkened = Zu blass, um auf Papier gelesen zu werden: sie wird dunkler gedruckt.
look-paper = Papier
look-type = Schrift
look-size = Größe
look-leading = Zeilenhöhe
look-page = Seite
look-margins = Ränder
look-spacing = Abstände
look-numbers = Seitenzahlen
look-running = Name auf jeder Seite
look-content = Wörter und Bilder
look-language = Sprache
look-dates = Daten
look-photo = Foto
look-icons = Symbole
look-less = { $label }: weniger
look-more = { $label }: mehr
look-points = { $number } pt
look-millimetres = { $number } mm
look-percent = { $number } %
look-reset = Alles wie in der Vorlage
look-forest = Wald
look-ink = Tinte
look-sea = Meer
look-plum = Pflaume
look-brick = Ziegel
look-olive = Olive
look-black = Schwarz
look-slate = Schiefer
look-umber = Umbra

## Seiten: Einpassen, Umbrüche

fit = Einpassen auf Seiten
fit-label = Auf eine Zahl von Seiten einpassen
fit-pages = { $count ->
    [one] { $count } Seite
   *[other] { $count } Seiten
}
fit-already = Nichts zu tun: Er hat { $pages }.
fit-done = Er hat jetzt { $pages }. Geändert: { $changes }.
fit-and = ,{" "}
fit-size = Text { $from } → { $to }
fit-leading = Zeilenhöhe { $from } → { $to }
fit-margins = Ränder { $from } → { $to }
fit-spacing = Abstände { $from } → { $to }
fit-too-long = Auf { $pages } lässt er sich nicht setzen, ohne schwer lesbar zu werden. Am nächsten kommt: { $least }.
fit-no-shorter = Auf { $pages } lässt er sich nicht setzen, ohne schwer lesbar zu werden. Er braucht: { $least }.
fit-nearest = Einpassen: { $least }
paging-break = Hier eine neue Seite beginnen
paging-keep = Auf einer Seite halten
paging-breaks = Neue Seite
paging-keeps = Bleibt zusammen

## Die Durchsicht (client/src/editor/checkup.rs)

checkup = Durchsicht
checkup-words = Was einer Personalabteilung auffallen würde
checkup-sum = { $count ->
    [one] Eine Anmerkung
   *[other] { $count } Anmerkungen
}
checkup-none = Nichts gefunden.
checkup-none-words = Daten, Adressen, Längen und die Anfänge der Punkte werfen keine Fragen auf. Ob das Richtige dasteht, kann keine Regel sagen.
checkup-foreign = Die Regeln über Wörter kennen Englisch und Deutsch. Diese Wörter scheinen aus einer anderen Sprache zu sein, deshalb schweigen sie.
checkup-problem = Probleme
checkup-better = Könnte besser sein
checkup-note = Einen Blick wert

checkup-no-name = Es fehlt der Name: Niemand weiß, wessen Lebenslauf das ist.
checkup-no-contact = Es fehlen E-Mail-Adresse und Telefonnummer: Niemand kann antworten.
checkup-no-email = Es fehlt die E-Mail-Adresse, und die meisten antworten per E-Mail.
checkup-no-phone = Es fehlt die Telefonnummer; manche rufen an, bevor sie schreiben.
checkup-email-malformed = Unter „{ $words }“ kommt keine E-Mail an.
checkup-phone-malformed = „{ $words }“ kann niemand wählen.
checkup-link-malformed = „{ $words }“ führt nirgendwohin. Eine Adresse sieht aus wie example.org/seite.
checkup-date-unreadable = Programme, die Lebensläufe lesen, finden in „{ $words }“ kein Datum. Monat und Jahr werden gelesen.
checkup-date-implausible = Das Jahr { $words } sieht nach einem Tippfehler aus.
checkup-dates-reversed = Das Ende liegt vor dem Anfang.
checkup-no-dates = Es fehlen die Daten: Niemand sieht, wann das war.
checkup-gap = { $count ->
    [one] Der Monat davor fehlt, und danach wird gefragt.
   *[other] Die { $count } Monate davor fehlen, und danach wird gefragt.
}
checkup-overlap = { $count ->
    [one] Einen Monat lang läuft das neben „{ $words }“. Das kann stimmen oder ein Versehen bei den Daten sein.
   *[other] { $count } Monate lang läuft das neben „{ $words }“. Das kann stimmen oder ein Versehen bei den Daten sein.
}
checkup-no-title = Das erste Feld ist leer: Es steht nicht da, was das ist.
checkup-no-place = Es steht nicht da, wo das war.
checkup-empty-entry = Hier steht nichts, also erscheint es nicht auf der Seite.
checkup-empty-section = In diesem Abschnitt ist nichts, also erscheint er nicht auf der Seite.
checkup-no-bullets = Kein Wort sagt, was hier getan wurde. Ein, zwei Punkte sprechen für sich.
checkup-many-bullets = { NUMBER($count) } Punkte: In einer so langen Liste gehen die besten unter.
checkup-long-bullet = { NUMBER($count) } Zeichen sind mehr als drei Zeilen, und lange Punkte werden überlesen.
checkup-long-paragraph = { NUMBER($count) } Zeichen in einem Absatz: Lange Absätze werden überlesen.
checkup-long-pages = { NUMBER($count) } Seiten, und die meisten lesen die ersten zwei. Dies ist der längste Teil.
checkup-long-words = Das sind mehr Wörter, als auf zwei Seiten gehen, und die meisten lesen die ersten zwei. Dies ist der längste Teil.
checkup-short-resume = { $count ->
    [one] Nach einem Wort lässt sich wenig entscheiden.
   *[other] Nach { $count } Wörtern lässt sich wenig entscheiden.
}
checkup-same-bullet = Derselbe Punkt steht hier ein zweites Mal.
checkup-placeholder = „{ $words }“ sieht nach Platzhalter aus.
checkup-weak-opening = „{ $words }“ verdeckt, was Sie selbst getan haben. Fangen Sie damit an.
checkup-repeated-opening = { $count ->
    [one] Ein Punkt beginnt mit „{ $words }“.
   *[other] { $count } Punkte beginnen mit „{ $words }“ und lesen sich wie einer.
}
checkup-no-numbers = { $count ->
    [one] Ein Punkt und keine Zahl: Wie viel, wie viele, wie schnell?
   *[other] { $count } Punkte und keine Zahl: Wie viel, wie viele, wie schnell?
}
checkup-present-in-past = Diese Stelle ist zu Ende, und es klingt, als ginge sie weiter: „{ $words }“.
checkup-past-in-present = Diese Stelle geht weiter, und alles steht in der Vergangenheit. Ist sie zu Ende, fehlt das Enddatum.
checkup-first-person = „{ $words }“ ist in einem Punkt nicht nötig: Man weiß, um wen es geht.

## Die Palette

palette-hint = Suchen, hingehen, etwas tun
palette-list = Was es gibt
palette-none = Nichts hier heißt so oder sagt das.
palette-do = Tun
palette-go = Gehen zu
palette-found = In diesem Lebenslauf
palette-focus = Fokus: nur die Felder
palette-keep = Behalten: ein Konto anlegen
palette-add-one = { editor-add-one }: { $heading }
palette-add-section = Abschnitt hinzufügen: { $heading }
palette-add-own = Abschnitt hinzufügen: ein eigener
palette-export = Exportieren: { $format }

## Die Tastenkürzel

shortcuts = Tastenkürzel
shortcuts-anywhere = Überall
shortcuts-undo = Rückgängig machen, was du getan hast
shortcuts-redo = Noch einmal tun
shortcuts-sheet = Diese Übersicht
shortcuts-bullet = In einem Stichpunkt
shortcuts-divide = An der Schreibmarke teilen
shortcuts-join = Am Anfang: an den darüber anhängen
shortcuts-join-next = Am Ende: den darunter anhängen
shortcuts-thing = Auf einem Abschnitt, Eintrag oder Stichpunkt
shortcuts-up = Nach oben verschieben
shortcuts-down = Nach unten verschieben
shortcuts-dots = Auf den sechs Punkten: kopieren oder anderswohin schicken
shortcuts-let-go = Loslassen, was gerade gezogen wird

## Teilen

share-only-owner = Nur wem der Lebenslauf gehört, kann einladen und ändern, wer was darf.
share-members = Wer dabei ist
share-email = Per E-Mail einladen
share-they = Rolle
share-invite = Einladen
share-joined = { $name } ist dabei.
share-link-words = { $address } hat noch kein Konto. Dieser Link lässt die Person einmal herein; wir haben ihr auch geschrieben.
share-link = Einladungslink
share-copy = Kopieren
share-copied = Kopiert
share-you = (du)
share-role-of = Was { $name } darf
share-remove = Entfernen
share-remove-this = { $name } entfernen

## Jemandem folgen, und was andere gelöscht haben

follow = { $name } folgen
follow-of = Du folgst { $name }
follow-begins = Du folgst { $name }. Jede Taste beendet es.
follow-ends = Du folgst { $name } nicht mehr
follow-stop = Beenden
ghost-section = { $name } hat diesen Abschnitt gelöscht
ghost-item = { $name } hat diesen Eintrag gelöscht
ghost-bullet = { $name } hat diese Zeile gelöscht
ghost-said = { $what }. Deine Wörter sind hier aufbewahrt.
ghost-words = Deine Wörter sind hier aufbewahrt, bis du sie loslässt.
ghost-selected = Dieser Browser kopiert nur mit seiner eigenen Taste: Die Wörter sind markiert.
ghost-label = Was gelöscht wurde
ghost-back = Zurückholen
ghost-gone = Loslassen

## Dieses Programm ist gescheitert

crash-title = Diese Seite ist gescheitert
crash-words = Was gespeichert war, ist sicher. Was du im letzten Moment geschrieben hast, vielleicht nicht: Es steht noch in den Feldern hinter diesem Hinweis und lässt sich kopieren.
crash-again = Seite neu laden

## Wörter des Dokuments

schema-experience = Berufserfahrung
schema-volunteering = Ehrenamt
schema-education = Ausbildung
schema-awards = Auszeichnungen
schema-certificates = Zertifikate
schema-publications = Veröffentlichungen
schema-skills = Fähigkeiten
schema-languages = Sprachen
schema-interests = Interessen
schema-references = Referenzen
schema-projects = Projekte
schema-profiles = Profile
schema-section = Abschnitt
schema-one-role = Position
schema-one-degree = Abschluss
schema-one-award = Auszeichnung
schema-one-certificate = Zertifikat
schema-one-publication = Veröffentlichung
schema-one-skill = Fähigkeit
schema-one-language = Sprache
schema-one-interest = Interesse
schema-one-reference = Referenz
schema-one-project = Projekt
schema-one-profile = Profil
schema-one-entry = Eintrag
schema-one-bullet = Stichpunkt
schema-one-keyword = Stichwort
schema-one-course = Kurs
schema-name = Name
schema-headline = Berufsbezeichnung
schema-email = E-Mail
schema-phone = Telefon
schema-website = Website
schema-address = Adresse
schema-postal-code = Postleitzahl
schema-city = Ort
schema-region = Region
schema-country = Land
schema-photo-address = Adresse des Fotos
schema-summary = Zusammenfassung
schema-from = Von
schema-to = Bis
schema-link = Link
schema-highlights = Stichpunkte
schema-keywords = Stichwörter
schema-roles = Rollen
schema-courses = Kurse
schema-position = Position
schema-company = Unternehmen
schema-location = Ort
schema-about-company = Über das Unternehmen
schema-organization = Organisation
schema-institution = Einrichtung
schema-degree = Abschluss
schema-field-of-study = Fachrichtung
schema-grade = Note
schema-title = Titel
schema-awarded-by = Verliehen von
schema-date = Datum
schema-certificate = Zertifikat
schema-issuer = Aussteller
schema-publisher = Verlag
schema-skill = Fähigkeit
schema-level = Niveau
schema-language = Sprache
schema-fluency = Sprachniveau
schema-interest = Interesse
schema-reference = Referenz
schema-project = Projekt
schema-for = Für
schema-type = Art
schema-description = Beschreibung
schema-network = Netzwerk
schema-username = Benutzername
schema-subtitle = Untertitel
schema-letter = Anschreiben
schema-one-letter = Anschreiben
schema-one-line = Zeile
schema-one-paragraph = Absatz
schema-recipient = Empfänger
schema-job-title = Stelle
schema-subject = Betreff
schema-greeting = Anrede
schema-closing = Grußformel
schema-signature = Unterschrift
schema-text = Text

company-new = Neue Firma
company-the = die Firma
company-up = Nach oben, mit allen Stellen
company-down = Nach unten, mit allen Stellen
company-add = Stelle bei { $name } hinzufügen
company-joined = { $name } ist jetzt eine von mehreren Stellen
company-left = { $name } steht jetzt für sich
company-into = Zu { $name } darüber
company-out = Für sich, ohne die Firma
photo = Foto
photo-alt = Das Foto dieses Lebenslaufs
photo-add = Foto hinzufügen
photo-replace = Ersetzen
photo-remove = Entfernen
photo-sending = Wird hochgeladen …
photo-how = Datei wählen, hier ablegen oder einfügen
photo-file = Fotodatei
photo-there = Das Foto ist da
photo-gone = Das Foto ist entfernt
photo-unsent = Das Foto konnte nicht gesendet werden: Der Server ist nicht erreichbar. Versuche es später noch einmal.
choices = Wählen: { $label }
level-1 = Grundkenntnisse
level-2 = Fortgeschritten
level-3 = Sehr gut
level-4 = Experte
fluency-1 = Muttersprache
fluency-2 = Fließend
fluency-3 = Verhandlungssicher
fluency-4 = Gute Kenntnisse
fluency-5 = Grundkenntnisse

## Anschreiben

letters = Anschreiben
letters-tab = Briefe
letters-none = Ein Anschreiben sagt in deinen Worten, warum diese Stelle und du zusammenpassen. Es trägt Namen und Gestaltung dieses Lebenslaufs und geht mit ihm hinaus.
letters-bin = Anschreiben im Papierkorb
letter = Anschreiben
letter-new = Neues Anschreiben
letter-to = An
letter-to-resume = Zum Lebenslauf
letter-head-words = Name, Kontakt und Gestaltung kommen aus dem Lebenslauf.
letter-bin = „{ $title }“ in den Papierkorb
letter-take-back = „{ $title }“ zurückholen
letter-greeting-hint = Guten Tag …
letter-closing-hint = Mit freundlichen Grüßen
letter-text-hint = Warum du schreibst, was du mitbringst, und wie es weitergehen soll
