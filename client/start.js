// Starts the app in the person's language: the one that was chosen in this browser, or else the first of the browser's
// own that there is, or else the first of ours. What it says is loaded beside the program.

const LANGUAGES = {{languages}};

// The program has failed, and nothing that is done on the page is kept any more: the note that lies ready says so.
addEventListener("error", (event) => failed(event.error));
addEventListener("unhandledrejection", (event) => failed(event.reason));

// A page that one has left is not put to sleep whole: it would keep the store that it was just opening, and the next page
// would wait for it in vain. Whoever holds a lock is let go.
navigator.locks?.request("tandem-page", { mode: "shared" }, () => new Promise(() => {}));

const language = chosen();
document.documentElement.lang = language.code;
document.documentElement.dir = language.direction;
// The program is made ready while the rest comes. In a function: where there is no WebAssembly, that is said below.
const program = (async () => WebAssembly.compileStreaming(fetch("{{wasm}}")))();
program.catch(() => {});
const text = load(language.text);
// Not at the top: this begins before they are here.
const tools = Promise.all([import("{{paginate}}"), import("{{templates}}")]);
// What every page asks first, and what the editor asks, takes journeys to the server: they begin now.
const [, resume] = location.pathname.match(/^\/r\/(?:[^/]+\/letter\/)?([^/]+)$/) ?? [];
const kept = resume && { resume, rows: read(resume) };
const asked = Object.fromEntries(["/me", resume && `/resumes/${resume}`].filter(Boolean).map((path) => [path, ask(path)]));

try {
  const { default: start } = await import("{{module}}");
  const languages = LANGUAGES.map(({ code, name }) => [code, name]);
  const [{ paginate }, { letters, templates }] = await tools;
  window.tandem = { paginate, templates, letters, text: await text, languages, asked, kept };
  // This may have come before the end of the page.
  if (document.readyState === "loading") await new Promise((go) => addEventListener("DOMContentLoaded", go, { once: true }));
  await start({ module_or_path: program });
} catch (error) {
  // Without the program there are no words but these.
  const splash = document.querySelector(".splash");
  if (splash) splash.append("Tandem could not be loaded. Check your connection, and load the page again.");
  throw error;
}

function failed(error) {
  const note = document.getElementById("crash");
  if (globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError && note && !document.querySelector(".crash")) {
    document.body.append(note.content.cloneNode(true));
  }
}

function chosen() {
  const wanted = [remembered(), ...navigator.languages];
  for (const code of wanted.filter(Boolean)) {
    const found = LANGUAGES.find((one) => one.code === code) ?? LANGUAGES.find((one) => base(one.code) === base(code));
    if (found) return found;
  }
  return LANGUAGES[0];
}

function base(code) {
  return code.split("-")[0].toLowerCase();
}

function remembered() {
  try {
    return localStorage.getItem("tandem.language");
  } catch {
    // A browser that keeps nothing for us.
    return null;
  }
}

// What this device has of the résumé is read while the program comes, which takes it over (`keep/early.rs`): nothing where
// nobody is known here, or nothing is kept. To look is not to keep: no store is made.
function read(resume) {
  return new Promise((done) => {
    const { id: user } = JSON.parse(localStorage.getItem("tandem.account"));
    const opening = indexedDB.open(`tandem-${user}`);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => done();
    opening.onsuccess = () => {
      const store = opening.result;
      store.onversionchange = letGo;
      try {
        const rows = store.transaction(["resumes", "updates", "marks"]);
        const marks = IDBKeyRange.bound(`${resume}/`, `${resume}0`);
        const asked = [
          rows.objectStore("resumes").get(resume),
          rows.objectStore("updates").index("resume").getAll(resume),
          rows.objectStore("marks").getAllKeys(marks),
          rows.objectStore("marks").getAll(marks),
        ];
        rows.oncomplete = () => done([user, store, ...asked.map((one) => one.result)]);
        rows.onabort = () => done();
      } catch (error) {
        store.close();
        done();
      }
    };
  }).catch(() => {});
}

// Somebody signs out in another tab. Not within what holds the rows: they would stay as long as the store.
function letGo({ target }) {
  target.close();
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

function ask(path) {
  const answer = fetch(`/api/v1${path}`, { headers: { accept: "application/json" } });
  // Whoever takes it hears what is wrong.
  answer.catch(() => {});
  return answer;
}
