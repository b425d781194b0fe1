//! A choice of the look: one of many, a number, on or off.

use dioxus::prelude::*;

use super::super::desk::use_desk;
use super::choose;
use crate::msg;

/// One of many. `options`: value and words.
#[component]
pub fn Pick(
    setting: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    now: String,
    locked: bool,
) -> Element {
    let desk = use_desk();
    rsx! {
        label { class: "look-row wide",
            span { {label} }
            select {
                "data-action": "set-{setting}",
                disabled: locked,
                onchange: move |event: FormEvent| choose(&desk, setting, &event.value()),
                for (value, words) in options {
                    option { key: "{value}", value: "{value}", selected: value == now, "{words}" }
                }
            }
        }
    }
}

/// One of two or three, side by side.
#[component]
pub fn Segments(
    setting: &'static str,
    label: &'static str,
    options: &'static [(&'static str, &'static str)],
    now: &'static str,
    locked: bool,
) -> Element {
    let desk = use_desk();
    rsx! {
        div { class: "look-row",
            span { "aria-hidden": "true", {label} }
            div { class: "papers", role: "group", "aria-label": label,
                for (value, words) in options {
                    button {
                        key: "{value}",
                        r#type: "button",
                        disabled: locked,
                        "data-action": "set-{setting}",
                        "data-value": "{value}",
                        "aria-pressed": if *value == now { "true" } else { "false" },
                        onclick: {
                            let desk = desk.clone();
                            move |_| choose(&desk, setting, value)
                        },
                        "{words}"
                    }
                }
            }
        }
    }
}

/// In what a number is shown.
#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
    None,
    Points,
    Millimetres,
    /// Of one.
    Percent,
}

impl Unit {
    /// As the language writes numbers.
    pub fn write(self, number: f64) -> String {
        match self {
            Self::None => msg::number(number),
            Self::Points => msg::look_points(&msg::number(number)),
            Self::Millimetres => msg::look_millimetres(&msg::number(number)),
            Self::Percent => msg::look_percent(&msg::number((number * 100.0).round())),
        }
    }
}

/// A number, a step down and a step up.
#[component]
pub fn Step(
    setting: &'static str,
    label: &'static str,
    now: f64,
    step: f64,
    bounds: (f64, f64),
    unit: Unit,
    locked: bool,
) -> Element {
    let desk = use_desk();
    let (least, most) = bounds;
    let to = move |way: f64| {
        // In the steps' own grid, wherever it is now.
        let next = (now / step + way * 0.51).round() * step;
        // Without the tail that binary fractions have.
        (next.clamp(least, most) * 1000.0).round() / 1000.0
    };
    let shown = unit.write(now);
    let ways = [(-1.0, "less", "−", msg::look_less(label)), (1.0, "more", "+", msg::look_more(label))];
    let [less, more] = ways.map(|(way, key, sign, words)| {
        let desk = desk.clone();
        rsx! {
            button {
                class: "step",
                r#type: "button",
                disabled: locked,
                "data-action": "set-{setting}",
                "data-value": key,
                "aria-label": "{words}",
                // Not disabled: it would lose the focus.
                "aria-disabled": if to(way) == now { "true" } else { "false" },
                onclick: move |_| {
                    let next = to(way);
                    if next != now {
                        choose(&desk, setting, &next.to_string());
                    }
                },
                {sign}
            }
        }
    });
    rsx! {
        div { class: "look-row", role: "group", "aria-label": label,
            span { "aria-hidden": "true", {label} }
            div { class: "steps",
                {less}
                output { "aria-live": "polite", "data-shows": setting, "{shown}" }
                {more}
            }
        }
    }
}

/// On or off. What is usual is not written down.
#[component]
pub fn Tick(setting: &'static str, label: &'static str, is_on: bool, is_usual: bool, locked: bool) -> Element {
    let desk = use_desk();
    rsx! {
        label { class: "look-row tick",
            span { {label} }
            input {
                r#type: "checkbox",
                "data-action": "set-{setting}",
                disabled: locked,
                checked: is_on,
                onchange: move |event| {
                    let value = match event.checked() {
                        now if now == is_usual => "",
                        true => "on",
                        false => "off",
                    };
                    choose(&desk, setting, value);
                },
            }
        }
    }
}
