//! Random secrets that are shown once and stored as a hash: API tokens, invitation links.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const TOKEN_PREFIX: &str = "tdm_";
const SECRET_BYTES: usize = 32;

/// 32 random bytes as 43 characters that are safe in a URL.
pub fn new_secret(rng: &dyn store::Rng) -> String {
    let mut bytes = [0; SECRET_BYTES];
    rng.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// An API token: a secret with a prefix that secret scanners can recognise.
pub fn new_token(rng: &dyn store::Rng) -> String {
    format!("{TOKEN_PREFIX}{}", new_secret(rng))
}

/// What is stored of a secret. No salt or slow hash: nobody can guess 32 random bytes.
pub fn hash(secret: &str) -> [u8; 32] {
    *blake3::hash(secret.as_bytes()).as_bytes()
}

/// What is stored of a token, or nothing when this cannot be one.
pub fn token_hash(token: &str) -> Option<[u8; 32]> {
    let secret = token.strip_prefix(TOKEN_PREFIX)?;
    (URL_SAFE_NO_PAD.decode(secret).ok()?.len() == SECRET_BYTES).then(|| hash(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tokens_are_looked_up() {
        let token = new_token(&store::SystemRandom);
        assert!(token_hash(&token).is_some());
        assert!(token_hash("tdm_short").is_none());
        assert!(token_hash(&token.replace("tdm_", "abc_")).is_none());
    }
}
