//! The functions that the app calls.

use super::catalogue::{ABOUT, Message};
use super::pattern::Argument;

/// Messages named so are the words of the document's schema: there is one function for all, by the English word.
const SCHEMA: &str = "schema-";

pub(super) fn functions(messages: &[Message]) -> String {
    let mut code = String::new();
    let mut schema = String::new();
    for (index, message) in messages.iter().enumerate() {
        if ABOUT.contains(&message.name.as_str()) {
            // The page's script knows it.
        } else if message.name.starts_with(SCHEMA) {
            schema.push_str(&format!("        {:?} => plain({index}),\n", message.english));
        } else {
            code.push_str(&function(index, message));
        }
    }
    code.push_str(&format!(
        "/// The word for a word of the schema: \"Company\". Itself when there is none.\n\
         pub fn schema(english: &'static str) -> &'static str {{\n    match english {{\n{schema}        other => other,\n    }}\n}}\n"
    ));
    code
}

fn function(index: usize, message: &Message) -> String {
    let name = message.name.replace('-', "_");
    let about: String = message.english.chars().map(|c| if c.is_control() { '…' } else { c }).collect();
    if message.arguments.is_empty() {
        return format!("/// “{about}”\npub fn {name}() -> &'static str {{\n    plain({index})\n}}\n\n");
    }
    let parameters: Vec<String> = message.arguments.iter().map(parameter).collect();
    let args: Vec<String> = message.arguments.iter().map(arg).collect();
    format!(
        "/// “{about}”\npub fn {name}({}) -> String {{\n    formatted({index}, &[{}])\n}}\n\n",
        parameters.join(", "),
        args.join(", ")
    )
}

fn parameter(argument: &Argument) -> String {
    let kind = if argument.is_number { "usize" } else { "&str" };
    format!("{}: {kind}", identifier(argument))
}

fn arg(argument: &Argument) -> String {
    let name = identifier(argument);
    if argument.is_number { format!("Arg::Number({name} as f64)") } else { format!("Arg::Text({name})") }
}

fn identifier(argument: &Argument) -> String {
    argument.name.replace('-', "_")
}
