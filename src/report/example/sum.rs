//! Sums as people write them down, `(20000 - 880) * 0.60 = 11472.00`, worked
//! out on integers of a millionth: a second arithmetic, independent of the
//! amounts that the crate uses.

const ONE: i128 = 1_000_000;

/// Both sides of a sum, the one that is expected first: of `=` in millionths, of `<` whether the order
/// holds. `least(a, b)`, `most(a, b)` and `fen(a)` (half up to the fen) may be used.
///
/// # Errors
/// What cannot be read.
pub fn sides(line: &str) -> Result<(String, String), String> {
    let told = |value: i128| format!("{}.{:06}", value / ONE, (value % ONE).abs());
    match (line.split_once('='), line.split_once('<')) {
        (Some((left, right)), None) => Ok((told(value(right)?), told(value(left)?))),
        (None, Some((left, right))) => Ok((true.to_string(), (value(left)? < value(right)?).to_string())),
        _ => Err(format!("`{line}` is not a sum with one = or <")),
    }
}

fn value(text: &str) -> Result<i128, String> {
    let mut reader = Reader { rest: text.trim_start(), whole: text };
    let value = reader.sum()?;
    if reader.rest.is_empty() { Ok(value) } else { Err(format!("`{}` is left over in `{text}`", reader.rest)) }
}

struct Reader<'t> {
    rest: &'t str,
    whole: &'t str,
}

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> Result<i128, String> {
        let mut total = self.product()?;
        loop {
            if self.take("+") {
                total += self.product()?;
            } else if self.take("-") {
                total -= self.product()?;
            } else {
                return Ok(total);
            }
        }
    }

    fn product(&mut self) -> Result<i128, String> {
        let mut total = self.factor()?;
        loop {
            if self.take("*") {
                let exact = total * self.factor()?;
                if exact % ONE != 0 {
                    return Err(format!("`{}` needs more than six decimals", self.whole));
                }
                total = exact / ONE;
            } else if self.take("/") {
                let divisor = self.factor()?;
                if divisor == 0 || (total * ONE) % divisor != 0 {
                    return Err(format!("`{}` does not divide evenly", self.whole));
                }
                total = total * ONE / divisor;
            } else {
                return Ok(total);
            }
        }
    }

    fn factor(&mut self) -> Result<i128, String> {
        for (name, two) in [("least(", true), ("most(", true), ("fen(", false), ("(", false)] {
            if self.take(name) {
                let one = self.sum()?;
                let value = match (name, two) {
                    ("least(" | "most(", _) => {
                        if !self.take(",") {
                            return Err(format!("`{}` needs two amounts", self.whole));
                        }
                        let other = self.sum()?;
                        if name == "least(" { one.min(other) } else { one.max(other) }
                    }
                    ("fen(", _) => (one + 5_000 * one.signum()) / 10_000 * 10_000,
                    _ => one,
                };
                return if self.take(")") { Ok(value) } else { Err(format!("`{}` lacks a bracket", self.whole)) };
            }
        }
        if self.take("-") {
            return Ok(-self.factor()?);
        }
        let length = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(length);
        self.rest = rest.trim_start();
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{fraction:0<6}");
        match digits.parse::<i128>() {
            Ok(value) if fraction.len() <= 6 && !whole.is_empty() => Ok(value),
            _ => Err(format!("`{number}` is not a number in `{}`", self.whole)),
        }
    }
}
