//! What the page itself notes for the measurements, as marks in the trace.

/// Notes when words of others have been put into a text area: the mark `shown FIELD LENGTH`.
pub const TEXTS: &str = "(() => {
    const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    Object.defineProperty(HTMLTextAreaElement.prototype, 'value', { ...own, set(words) {
        own.set.call(this, words);
        performance.mark(`shown ${this.dataset.field} ${words.length}`);
    }});
})()";

/// Notes how long the preview worked whenever it has followed: the mark `page MICROSECONDS`.
pub const PAGES: &str = "(() => {
    let tandem;
    const set = (ms) => performance.mark(`page ${Math.round(ms * 1000)}`);
    Object.defineProperty(window, 'tandem', { get: () => tandem, set(left) {
        tandem = left;
        Object.defineProperty(tandem, 'pageTook', { set });
    }});
})()";

/// Makes an edit in the first bullet as soon as it is there, holds its words and can be written in: the mark `edited`, and
/// `drawn` when the frame that shows it has been handed over to be drawn.
pub const FIRST_EDIT: &str = "(() => {
    let done = false;
    const look = () => {
        const field = document.querySelector('[data-testid=\"bullet\"] textarea');
        if (done || !field || field.readOnly || field.value === '') return;
        done = true;
        watcher.disconnect();
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
        document.execCommand('insertText', false, '!');
        performance.mark('edited');
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => performance.mark('drawn');
            port2.postMessage(null);
        });
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['readonly'] });
    const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    Object.defineProperty(HTMLTextAreaElement.prototype, 'value', { ...own, set(words) {
        own.set.call(this, words);
        if (!done) queueMicrotask(look);
    }});
})()";

/// When the edit of [`FIRST_EDIT`] is shown. Asked once: who asks again and again keeps the page from its work.
pub const IS_DRAWN: &str = "new Promise(done => {
    const heard = (marks) => marks.getEntriesByName('drawn').length > 0 && done(true);
    new PerformanceObserver(heard).observe({ type: 'mark', buffered: true });
})";

/// When that was, and when the frame was handed over.
pub const EDIT: &str = "(() => {
    const [made, drawn] = ['edited', 'drawn'].map((name) => performance.getEntriesByName(name)[0].startTime);
    return { made, drawn };
})()";

/// Waits for the frame after the next, and for a trace to hear of it.
pub const IS_PAINTED: &str = "new Promise(done => requestAnimationFrame(() => setTimeout(done, 200, true)))";
