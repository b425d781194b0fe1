//! How much memory a page holds.

use chromiumoxide::cdp::js_protocol::heap_profiler::CollectGarbageParams;
use chromiumoxide::cdp::js_protocol::runtime::GetHeapUsageParams;

use crate::tab::Tab;

/// Notes the memory of the page's WebAssembly before it begins.
const WATCH: &str = "(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const own = WebAssembly[name];
        WebAssembly[name] = async (...what) => {
            const made = await own.apply(WebAssembly, what);
            // The parts that come later use the memory of the first one.
            window.wasmMemory ??= (made.instance ?? made).exports.memory;
            return made;
        };
    }
})()";

/// Bytes, after everything that nobody holds has been given up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Objects of JavaScript and of the browser's own, the DOM among them.
    pub heap: f64,
    /// The memory of the WebAssembly: it only grows.
    pub wasm: f64,
}

impl Tab {
    /// Lets [`Tab::memory`] see the WebAssembly of the pages that come.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn watch_wasm(&self) -> anyhow::Result<()> {
        self.before_each_page(WATCH).await
    }

    /// The memory that the page holds.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn memory(&self) -> anyhow::Result<Memory> {
        // What the first collection frees may hold more that only the second one sees.
        for _ in 0..2 {
            self.window.chromium()?.execute(CollectGarbageParams::default()).await?;
        }
        let usage = self.window.chromium()?.execute(GetHeapUsageParams::default()).await?.result;
        let wasm = self.js("window.wasmMemory.buffer.byteLength").await?;
        Ok(Memory { heap: usage.used_size + usage.embedder_heap_used_size, wasm })
    }
}
