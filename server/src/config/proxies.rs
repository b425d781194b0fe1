//! Which neighbours may say on whose behalf they speak.

use std::net::IpAddr;

/// Networks whose `X-Forwarded-For` is believed. Empty: nobody's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies {
    networks: Vec<(u128, u32)>,
}

impl TrustedProxies {
    /// Reads `10.0.0.0/8, 127.0.0.1, fd00::/8`. Nothing when one of them is not an address or a network.
    pub fn parse(text: &str) -> Option<Self> {
        let networks = text.split(',').map(|part| network(part.trim())).collect::<Option<Vec<_>>>()?;
        Some(Self { networks })
    }

    /// Whether `address` lies in one of the networks.
    pub fn contains(&self, address: IpAddr) -> bool {
        let bits = as_v6_bits(address);
        self.networks.iter().any(|(network, prefix)| same_prefix(bits, *network, *prefix))
    }

    /// The visitor behind `peer`: the last address in `forwarded_for` (the header's values, in order) that is not a
    /// trusted proxy. Earlier entries are whatever the visitor wrote, so they are never believed.
    pub fn visitor<'a>(&self, peer: IpAddr, forwarded_for: impl DoubleEndedIterator<Item = &'a str>) -> IpAddr {
        let mut visitor = peer;
        for entry in forwarded_for.rev().flat_map(|value| value.rsplit(',')) {
            if !self.contains(visitor) {
                break;
            }
            match entry.trim().parse() {
                Ok(address) => visitor = address,
                Err(_) => break,
            }
        }
        visitor
    }
}

/// IPv4 lies inside IPv6 as `::ffff:a.b.c.d`, so one comparison serves both.
fn as_v6_bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

fn network(text: &str) -> Option<(u128, u32)> {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix.parse::<u32>().ok()?)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let (width, offset) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
    let prefix = prefix.unwrap_or(width);
    (prefix <= width).then(|| (as_v6_bits(address), prefix + offset))
}

fn same_prefix(a: u128, b: u128, prefix: u32) -> bool {
    let differing_bits = (a ^ b).leading_zeros();
    differing_bits >= prefix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_trusted_neighbours_are_believed() {
        let proxies = TrustedProxies::parse("10.0.0.0/8, 127.0.0.1").expect("valid");
        let header = "1.1.1.1, 203.0.113.9, 10.2.3.4";
        assert_eq!(proxies.visitor(ip("127.0.0.1"), [header].into_iter()), ip("203.0.113.9"));
        assert_eq!(proxies.visitor(ip("198.51.100.1"), [header].into_iter()), ip("198.51.100.1"));
        assert_eq!(TrustedProxies::default().visitor(ip("127.0.0.1"), [header].into_iter()), ip("127.0.0.1"));
    }

    #[test]
    fn several_headers_are_one_list() {
        let proxies = TrustedProxies::parse("10.0.0.0/8").expect("valid");
        let headers = ["203.0.113.9", "10.9.9.9"];
        assert_eq!(proxies.visitor(ip("10.0.0.1"), headers.into_iter()), ip("203.0.113.9"));
    }

    #[test]
    fn networks_of_both_families() {
        let proxies = TrustedProxies::parse("fd00::/8,192.0.2.7").expect("valid");
        assert!(proxies.contains(ip("fd12::1")));
        assert!(proxies.contains(ip("::ffff:192.0.2.7")));
        assert!(!proxies.contains(ip("192.0.2.8")));
        assert_eq!(TrustedProxies::parse("10.0.0.0/33"), None);
    }
}
