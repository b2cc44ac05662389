//! The sectors of an .xls (MS-CFB): whether their chains end. The reader follows a chain for as long as it goes on.

/// An entry of a table that leads to no sector is at least this.
const NO_SECTOR: u32 = 0xffff_fffa;
/// Where the header keeps the sectors of the table, and how many of them it can hold.
const TABLE: std::ops::Range<usize> = 76..512;

/// Whether some chain of sectors comes back to itself: such a file is none, and has no end.
pub fn come_back(bytes: &[u8]) -> bool {
    let Some(size) = sector_size(bytes) else { return false };
    let sector = |id: u32| {
        let start = (id as usize).checked_add(1)?.checked_mul(size)?;
        bytes.get(start..bytes.len().min(start.checked_add(size)?))
    };
    let mut ids: Vec<u32> = numbers(bytes.get(TABLE).unwrap_or_default()).collect();
    // What the header cannot hold stands in sectors of its own, whose last number is the next of them.
    let mut next = number(bytes, 68);
    for _ in 0..=bytes.len() / size {
        let Some(more) = next.filter(|id| *id < NO_SECTOR).and_then(sector) else { break };
        ids.extend(numbers(more));
        next = ids.pop();
    }
    let table = |ids: &[u32]| -> Vec<u32> {
        let those = ids.iter().filter(|id| **id < NO_SECTOR);
        those.filter_map(|id| sector(*id)).flat_map(numbers).collect()
    };
    let sectors = table(&ids);
    if has_circle(&sectors) {
        return true;
    }
    // The table of the small sectors is a chain of the large ones, which are known to end.
    let mut chain = Vec::new();
    let mut id = number(bytes, 60).unwrap_or(NO_SECTOR);
    while id < NO_SECTOR {
        chain.push(id);
        id = sectors.get(id as usize).copied().unwrap_or(NO_SECTOR);
    }
    has_circle(&table(&chain))
}

/// Bytes of a sector; none where the header is none.
fn sector_size(bytes: &[u8]) -> Option<usize> {
    match bytes.get(30..32)? {
        [9, 0] => Some(512),
        [12, 0] => Some(4096),
        _ => None,
    }
}

/// Whether following a table ever leads to where one was.
fn has_circle(table: &[u32]) -> bool {
    // In which walk each was reached.
    let mut reached = vec![0; table.len()];
    for start in 0..table.len() {
        let (walk, mut at) = (start + 1, start);
        while reached[at] == 0 {
            reached[at] = walk;
            match usize::try_from(table[at]) {
                Ok(next) if next < table.len() => at = next,
                _ => break,
            }
            if reached[at] == walk {
                return true;
            }
        }
    }
    false
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four))
}

#[cfg(test)]
mod tests {
    use super::{come_back, has_circle};

    /// A file of three sectors: its table, and two that the table tells of.
    fn file(first: u32, second: u32) -> Vec<u8> {
        let mut bytes = vec![0xff; 512 * 4];
        bytes[30..32].copy_from_slice(&[9, 0]);
        bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
        for (at, entry) in [0xffff_fffd, first, second].into_iter().enumerate() {
            bytes[512 + at * 4..516 + at * 4].copy_from_slice(&u32::to_le_bytes(entry));
        }
        bytes
    }

    #[test]
    fn a_chain_that_comes_back_is_found() {
        const END: u32 = 0xffff_fffe;
        for (first, second, circle) in
            [(END, END, false), (2, END, false), (1, END, true), (2, 1, true), (END, 1, false)]
        {
            assert_eq!(come_back(&file(first, second)), circle, "{first} {second}");
        }
        assert!(!come_back(b"") && !come_back(&file(2, END)[..600]));
        assert!(has_circle(&[1, 2, 0]) && has_circle(&[2, 2, 2]) && !has_circle(&[1, 2, 3]) && !has_circle(&[]));
    }
}
