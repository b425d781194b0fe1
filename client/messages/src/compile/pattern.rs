//! One pattern, written for the browser.

use anyhow::{Context, bail};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

use super::language::Language;
use crate::marks;

/// What is known of a message's argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Argument {
    /// As in the file, without the dollar: `name`.
    pub(super) name: String,
    pub(super) is_number: bool,
}

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// References inside references, at most.
const DEPTH: usize = 8;

/// The arguments in the order in which they are met.
pub(super) fn arguments(pattern: &Pattern<String>, language: &Language) -> anyhow::Result<Vec<Argument>> {
    let mut found = Vec::new();
    gather(pattern, language, &mut found, 0)?;
    // Each is said in one digit.
    if found.len() > 9 {
        bail!("more than nine arguments");
    }
    Ok(found)
}

fn gather(
    pattern: &Pattern<String>,
    language: &Language,
    found: &mut Vec<Argument>,
    depth: usize,
) -> anyhow::Result<()> {
    let mut note = |name: &str, is_number: bool| match found.iter_mut().find(|argument| argument.name == name) {
        Some(known) => known.is_number |= is_number,
        None => found.push(Argument { name: name.to_owned(), is_number }),
    };
    let mut inner = Vec::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => note(&id.name, false),
            Expression::Inline(expression) => {
                if let Some(name) = number(expression)? {
                    note(&name, true);
                } else if let Some(pattern) = referred(expression, language, depth)? {
                    inner.push(pattern);
                }
            }
            Expression::Select { selector, variants } => {
                let (name, is_number) = selected(selector, variants)?;
                note(&name, is_number);
                inner.extend(variants.iter().map(|variant| &variant.value));
            }
        }
    }
    inner.into_iter().try_for_each(|pattern| gather(pattern, language, found, depth + 1))
}

/// `pattern` with its arguments numbered as in `arguments`.
pub(super) fn compile(
    pattern: &Pattern<String>,
    language: &Language,
    arguments: &[Argument],
) -> anyhow::Result<String> {
    let mut text = String::new();
    write(pattern, language, arguments, &mut text, 0)?;
    Ok(text)
}

fn write(
    pattern: &Pattern<String>,
    language: &Language,
    arguments: &[Argument],
    text: &mut String,
    depth: usize,
) -> anyhow::Result<()> {
    let index = |name: &str| {
        let at = arguments.iter().position(|argument| argument.name == name);
        at.with_context(|| format!("English has no ${name} here"))
    };
    let place = |name: &str| -> anyhow::Result<String> {
        let at = index(name)?;
        Ok(format!("{}{at}", if arguments[at].is_number { marks::NUMBER } else { marks::TEXT }))
    };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(value, text)?,
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let (name, _) = selected(selector, variants)?;
                text.push_str(&format!("{}{}", marks::SELECT, index(&name)?));
                for variant in variants {
                    let key = if variant.default { String::new() } else { key(variant) };
                    text.push_str(&format!("{}{key}{}", marks::VARIANT, marks::PATTERN));
                    write(&variant.value, language, arguments, text, depth + 1)?;
                }
                text.push(marks::END);
            }
            PatternElement::Placeable { expression: Expression::Inline(expression) } => match expression {
                InlineExpression::VariableReference { id } => text.push_str(&place(&id.name)?),
                InlineExpression::StringLiteral { value } => push_text(value, text)?,
                other => {
                    if let Some(name) = number(other)? {
                        text.push_str(&place(&name)?);
                    } else if let Some(pattern) = referred(other, language, depth)? {
                        write(pattern, language, arguments, text, depth + 1)?;
                    }
                }
            },
        }
    }
    Ok(())
}

fn push_text(value: &str, text: &mut String) -> anyhow::Result<()> {
    // A line of its own is one message.
    let value = value.replace('\n', " ");
    if value.chars().any(char::is_control) {
        bail!("a control character");
    }
    text.push_str(&value);
    Ok(())
}

/// The argument of `NUMBER($n)`.
fn number(expression: &InlineExpression<String>) -> anyhow::Result<Option<String>> {
    let InlineExpression::FunctionReference { id, arguments } = expression else { return Ok(None) };
    match arguments.positional.as_slice() {
        [InlineExpression::VariableReference { id: variable }] if id.name == "NUMBER" => {
            Ok(Some(variable.name.clone()))
        }
        _ => bail!("{}() is not known here: only NUMBER($argument)", id.name),
    }
}

/// The pattern behind a reference to a message or a term.
fn referred<'l>(
    expression: &InlineExpression<String>,
    language: &'l Language,
    depth: usize,
) -> anyhow::Result<Option<&'l Pattern<String>>> {
    if depth > DEPTH {
        bail!("references that lead nowhere");
    }
    match expression {
        InlineExpression::MessageReference { id, attribute: None } => {
            Ok(Some(language.pattern(&id.name).with_context(|| format!("no message {}", id.name))?))
        }
        InlineExpression::TermReference { id, attribute: None, arguments: None } => {
            Ok(Some(language.term(&id.name).with_context(|| format!("no term -{}", id.name))?))
        }
        InlineExpression::StringLiteral { .. } => Ok(None),
        _ => bail!("an expression that is not known here"),
    }
}

/// The argument that a selection asks for, and whether it is a number.
fn selected(selector: &InlineExpression<String>, variants: &[Variant<String>]) -> anyhow::Result<(String, bool)> {
    if let Some(name) = number(selector)? {
        return Ok((name, true));
    }
    let InlineExpression::VariableReference { id } = selector else { bail!("a selection by something else") };
    let counts = |variant: &Variant<String>| match &variant.key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => PLURALS.contains(&name.as_str()),
    };
    Ok((id.name.clone(), variants.iter().all(counts)))
}

pub(super) fn key(variant: &Variant<String>) -> String {
    match &variant.key {
        VariantKey::Identifier { name } => name.clone(),
        VariantKey::NumberLiteral { value } => value.clone(),
    }
}
