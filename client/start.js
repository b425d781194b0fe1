// Starts the app in the person's language: the one that was chosen in this browser, or else the first of the browser's
// own that there is, or else the first of ours. What it says is loaded beside the program.

import { paginate } from "{{paginate}}";
import { letters, templates } from "{{templates}}";

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
// What every page asks first, and what the editor asks, takes journeys to the server: they begin now.
const [, resume] = location.pathname.match(/^\/r\/(?:[^/]+\/letter\/)?([^/]+)$/) ?? [];
if (resume) wake();
const asked = Object.fromEntries(["/me", resume && `/resumes/${resume}`].filter(Boolean).map((path) => [path, ask(path)]));
// The first time it takes the browser long to make what names the months, and nothing else is to be done now.
new Intl.DateTimeFormat(language.code, { month: "short" }).format();

try {
  const { default: start } = await import("{{module}}");
  const languages = LANGUAGES.map(({ code, name }) => [code, name]);
  window.tandem = { paginate, templates, letters, text: await text, languages, asked };
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

// The store of this device sleeps until it is asked for: it wakes up while the program comes, which opens it then. Only who
// has one: to look is not to keep.
function wake() {
  try {
    const { id } = JSON.parse(localStorage.getItem("tandem.account"));
    const store = indexedDB.open(`tandem-${id}`);
    store.onupgradeneeded = () => store.transaction.abort();
    store.onsuccess = () => store.result.close();
  } catch {
    // Nobody is known here, or nothing is kept for us.
  }
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
