//! A sentence in pieces: words that are known, numbers, days, places, stops, and what is left.

use crate::base::calendar::Date;
use crate::base::money::Money;
use crate::base::region::Code;
use crate::form::digits::{exponent, is_unseen, numeral};
use crate::form::number;
use crate::form::said::lexicon::{Kin, Meaning, Measure, Role, longest};
use crate::form::said::places::Places;
use std::ops::Range;

/// A piece.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands, in letters.
    pub at: Range<usize>,
    /// What it is.
    pub what: What,
    /// The part between commas that it belongs to.
    pub clause: usize,
    /// The part between stops.
    pub sentence: usize,
}

/// What a piece is.
#[derive(Clone, Debug)]
pub enum What {
    /// A known word.
    Word(Vec<Meaning>),
    /// A number.
    Number(Number),
    /// A day.
    Day(Date),
    /// A place, or the places that are called so.
    Place(Vec<Code>),
    /// Anything else.
    Unknown,
}

/// A number as it stands.
#[derive(Clone, Debug)]
pub struct Number {
    /// As the form takes it.
    pub text: String,
    /// Whether it is told as more, less or about some.
    pub vague: bool,
    /// Whether it has a unit of money.
    pub is_money: bool,
    /// What it counts.
    pub measure: Option<Measure>,
}

impl Token {
    fn meanings(&self) -> &[Meaning] {
        match &self.what {
            What::Word(meanings) => meanings,
            _ => &[],
        }
    }

    /// What it answers or asks for.
    pub fn all(&self) -> impl Iterator<Item = Meaning> + '_ {
        self.meanings().iter().copied()
    }

    /// Whether it plays a role.
    pub fn is(&self, role: Role) -> bool {
        self.meanings().contains(&Meaning::Role(role))
    }

    /// Whom it names.
    pub fn kin(&self) -> Option<Kin> {
        self.all().find_map(|meaning| match meaning {
            Meaning::Kin(kin) => Some(kin),
            _ => None,
        })
    }

    /// Whether it says an answer.
    pub fn says(&self) -> bool {
        self.all().any(|meaning| matches!(meaning, Meaning::Says(..) | Meaning::Sign(_)))
    }

    /// Whether a number beside it answers something.
    pub fn counts(&self) -> bool {
        self.all().any(|meaning| matches!(meaning, Meaning::Number(..)))
    }

    /// Whether it says nothing by itself.
    pub fn is_empty(&self) -> bool {
        let silent = |meaning: &Meaning| matches!(meaning, Meaning::Role(Role::Empty) | Meaning::Measure(_));
        !self.meanings().is_empty() && self.meanings().iter().all(silent)
    }
}

/// A text, letter by letter.
pub struct Text {
    /// As it is compared: half-width, small letters.
    plain: String,
    /// Where each letter begins in `plain`, and the end.
    starts: Vec<usize>,
    letters: Vec<char>,
    /// Where each letter begins in the text as it was said, and the end.
    said: Vec<usize>,
}

impl Text {
    /// Of what was said.
    pub fn of(said: &str) -> Text {
        let mut text = Text { plain: String::new(), starts: Vec::new(), letters: Vec::new(), said: Vec::new() };
        for (at, letter) in said.char_indices() {
            let letter = match letter {
                '！'..='～' if !"，。：；？！（）、～".contains(letter) => {
                    char::from(u8::try_from(u32::from(letter) - u32::from('！') + 0x21).unwrap_or(b'!'))
                }
                '萬' => '万',
                '\u{2019}' => '\'',
                other => other.to_lowercase().next().unwrap_or(other),
            };
            text.said.push(at);
            text.starts.push(text.plain.len());
            text.plain.push(letter);
            text.letters.push(letter);
        }
        text.said.push(said.len());
        text.starts.push(text.plain.len());
        text
    }

    /// Where letters stand in the text as it was said, in bytes.
    pub fn bytes(&self, letters: &Range<usize>) -> Range<usize> {
        self.said[letters.start]..self.said[letters.end]
    }

    /// Whether a word stands in letters of it.
    pub fn holds(&self, letters: &Range<usize>, word: &str) -> bool {
        self.between(letters.clone()).contains(word)
    }

    fn letter(&self, at: usize) -> char {
        self.letters.get(at).copied().unwrap_or('\n')
    }

    fn from(&self, at: usize) -> &str {
        &self.plain[self.starts[at.min(self.letters.len())]..]
    }

    fn between(&self, at: Range<usize>) -> &str {
        &self.plain[self.starts[at.start]..self.starts[at.end]]
    }

    /// Whether a word of Latin letters stands alone there.
    fn stands_alone(&self, at: usize, word: &str) -> bool {
        let latin = |c: char| c.is_ascii_alphanumeric();
        let before = at > 0 && latin(self.letter(at - 1));
        let after = latin(self.letter(at + word.chars().count()));
        !((word.starts_with(latin) && before) || (word.ends_with(latin) && after))
    }

    /// Whether a word may end there: 一年 is none in 一年级, 是低保 none in 是低保户.
    fn may_end(&self, at: usize, word: &str) -> bool {
        let next = self.letter(at + word.chars().count());
        let goes_on = (word.ends_with('年') && next == '级')
            || (word.ends_with(['保', '困']) && "户对家人边老供金".contains(next))
            || (word.ends_with('户') && next == '口');
        self.stands_alone(at, word) && !goes_on
    }

    /// Its pieces; clauses that say nothing are left out.
    pub fn tokens(&self, places: &Places<'_>) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let (mut at, mut clause, mut sentence) = (0, 0, 0);
        while at < self.letters.len() {
            let letter = self.letter(at);
            let is_blank =
                letter == ' ' && !(self.letter(at + 1).is_ascii() || (at > 0 && self.letter(at - 1).is_ascii()));
            if "。！？；!?;\n\r".contains(letter) || (letter == '.' && !self.letter(at + 1).is_ascii_digit()) {
                (clause, sentence, at) = (clause + 1, sentence + 1, at + 1);
                if "？?".contains(letter)
                    && let Some(last) = tokens.last().map(|last| last.at.end)
                {
                    // A mark of interrogation makes a question of the clause before it.
                    let what = What::Word(vec![Meaning::Role(Role::Asks)]);
                    tokens.push(Token { at: last..last, what, clause: clause - 1, sentence: sentence - 1 });
                }
                continue;
            }
            if "，,：:（）()\t".contains(letter) || is_blank {
                (clause, at) = (clause + 1, at + 1);
                continue;
            }
            if is_unseen(letter) || "“”「」《》\"".contains(letter) {
                at += 1;
                continue;
            }
            let (end, what) = self.piece(at, places);
            if matches!(what, What::Unknown) && is_sign(letter) && !"=&".contains(letter) {
                (clause, at) = (clause + 1, at + 1);
                continue;
            }
            tokens.push(Token { at: at..end, what, clause, sentence });
            at = end;
        }
        let silent = |clause: usize| tokens.iter().filter(|token| token.clause == clause).all(Token::is_empty);
        let speaks: Vec<bool> = (0..=clause).map(|clause| !silent(clause)).collect();
        tokens.retain(|token| speaks[token.clause]);
        // What is next to each other is counted so.
        let (mut last, mut count) = (None, 0);
        for token in &mut tokens {
            if last.is_some_and(|last| last != token.clause) {
                count += 1;
            }
            last = Some(token.clause);
            token.clause = count;
        }
        self.house_of_others(&mut tokens);
        give_measures(&mut tokens);
        tokens
    }

    /// 家 after a name is somebody else's.
    fn house_of_others(&self, tokens: &mut [Token]) {
        for at in 1..tokens.len() {
            let (before, token) = (&tokens[at - 1], &tokens[at]);
            let is_named = match &before.what {
                What::Unknown => true,
                // 低保户家的孩子
                _ if before.says() => true,
                _ => before.kin().is_some_and(|kin| kin.name != "self"),
            };
            if self.between(token.at.clone()) == "家" && before.at.end == token.at.start && is_named {
                tokens[at].what = What::Word(vec![Meaning::Role(Role::Other)]);
            }
        }
    }

    fn piece(&self, at: usize, places: &Places<'_>) -> (usize, What) {
        if let Some((end, day)) = self.day(at) {
            return (end, What::Day(day));
        }
        let before = at.checked_sub(1).map(|before| self.letter(before));
        let place = places.begins(before, self.from(at)).map(|(length, codes)| (at + length, codes));
        let word = longest(self.from(at), |word| self.may_end(at, word));
        let end_of_word = word.as_ref().map_or(at, |(word, _)| at + word.chars().count());
        if let Some((end, codes)) = place.filter(|(end, _)| *end > end_of_word) {
            return (end, What::Place(codes));
        }
        let number = self.number(at);
        if let Some((end, number)) = number.filter(|(end, _)| *end >= end_of_word) {
            return (end, What::Number(number));
        }
        match word {
            Some((_, meanings)) => match meanings.first() {
                Some(Meaning::Value(value)) => {
                    let number = Number { text: value.to_string(), vague: false, is_money: false, measure: None };
                    (end_of_word, What::Number(number))
                }
                _ => (end_of_word, What::Word(meanings)),
            },
            None => {
                // A strange word of Latin letters is one piece.
                let mut end = at + 1;
                while self.letter(at).is_ascii_alphanumeric() && self.letter(end).is_ascii_alphanumeric() {
                    end += 1;
                }
                (end, What::Unknown)
            }
        }
    }

    /// A day with its year.
    fn day(&self, at: usize) -> Option<(usize, Date)> {
        let digits = |from: usize, most: usize| {
            let count = (from..from + most).take_while(|at| self.letter(*at).is_ascii_digit()).count();
            (count > 0).then(|| (from + count, self.between(from..from + count)))
        };
        if at > 0 && self.letter(at - 1).is_ascii_digit() {
            return None;
        }
        let (end, year) = digits(at, 4).filter(|(end, _)| *end == at + 4)?;
        let parts = self.letter(end);
        let (end, month) = "-/.年".contains(parts).then(|| digits(end + 1, 2)).flatten()?;
        let second = self.letter(end);
        let is_second = if parts == '年' { second == '月' } else { second == parts };
        let (mut end, day) = is_second.then(|| digits(end + 1, 2)).flatten()?;
        if "日号".contains(self.letter(end)) {
            end += 1;
        }
        Some((end, Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))?))
    }

    fn number(&self, at: usize) -> Option<(usize, Number)> {
        let (mut end, mut vague) = self.run(at)?;
        let mut text = self.between(at..end).to_owned();
        // The last numeral counts what follows it: 收入3万四口人.
        let last = self.letter(end - 1);
        let before = self.letter(end.saturating_sub(2));
        let is_loose = numeral(last).is_some() || last.is_ascii_digit();
        let counted = "口个头只".contains(self.letter(end)) && end - at > 2;
        if counted && is_loose && exponent(before).is_some_and(|zeros| zeros > 1) {
            end -= 1;
            text = self.between(at..end).to_owned();
        }
        if let Some(other) = "~～-—到至".contains(self.letter(end)).then(|| self.run(end + 1)).flatten() {
            text = format!("{text}~{}", self.between(end + 1..other.0));
            (end, vague) = (other.0, vague || other.1);
        }
        let mut is_money = false;
        for unit in ["块钱", "万元", "元整", "元", "块", "圆", " yuan", "yuan", " rmb"] {
            let fits = self.from(end).starts_with(unit) && (unit != "万元" || !text.contains('万'));
            if fits && !is_money {
                text.push_str(if unit == "万元" { "万" } else { "" });
                (end, is_money) = (end + unit.chars().count(), true);
            }
        }
        // 三百块六 has six tenths more; with something else after it, nobody can say.
        let tenth = self.letter(end);
        if is_money && (tenth.is_ascii_digit() || numeral(tenth).is_some()) {
            let next = self.letter(end + 1);
            if "角毛".contains(next) || is_sign(next) {
                text = format!("{}元{tenth}角", text.trim_end_matches(['元', '块', '圆', '钱']));
                end += 1 + usize::from("角毛".contains(next));
            } else if !"口个头只年月天岁次名位".contains(next) {
                vague = true;
            }
        }
        if "多余几".contains(self.letter(end)) {
            (end, vague) = (end + 1, true);
            // 两万多块
            while "万千块元钱".contains(self.letter(end)) {
                end += 1;
            }
        }
        is_money |= text.contains(['万', '千', '百', 'k', 'w', ',', '.'])
            || text.chars().filter(char::is_ascii_digit).count() > 2;
        Some((end, Number { text, vague, is_money, measure: None }))
    }

    /// Digits, numerals and units that follow each other.
    fn run(&self, at: usize) -> Option<(usize, bool)> {
        let sign = usize::from(self.letter(at) == '-' && (at == 0 || !self.letter(at - 1).is_ascii_alphanumeric()));
        let is_digit = |at: usize| self.letter(at).is_ascii_digit();
        let starts = |letter: char| letter.is_ascii_digit() || numeral(letter).is_some() || "十几".contains(letter);
        if !starts(self.letter(at + sign)) || (is_digit(at) && at > 0 && self.letter(at - 1).is_ascii_alphabetic()) {
            return None;
        }
        let (mut end, mut vague) = (at + sign, false);
        loop {
            let letter = self.letter(end);
            let group = (1..=3).all(|more| is_digit(end + more)) && !is_digit(end + 4);
            let within = match letter {
                '几' => {
                    vague = true;
                    true
                }
                '.' => is_digit(end + 1) && end > at && is_digit(end - 1),
                ',' => group && end > at && is_digit(end - 1),
                '点' => end > at && starts(self.letter(end + 1)),
                'k' | 'w' => end > at && is_digit(end - 1) && !self.letter(end + 1).is_ascii_alphanumeric(),
                letter => letter.is_ascii_digit() || numeral(letter).is_some() || "十百千万亿".contains(letter),
            };
            if !within {
                break;
            }
            end += 1;
        }
        (end > at + sign).then_some((end, vague))
    }
}

/// Whether a letter is none of a word; the whole list of letters would be large.
fn is_sign(letter: char) -> bool {
    let is_rare = matches!(letter, '\u{2000}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' | '\u{1f000}'..='\u{1faff}');
    is_rare || (letter.is_ascii() && !letter.is_ascii_alphanumeric()) || "·，！？；：（）～".contains(letter)
}

/// Each number has what the word after it measures; what is more or less than a number makes it vague.
fn give_measures(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let next = tokens.get(at + 1).filter(|next| next.clause == tokens[at].clause);
        let measure = next.and_then(|next| {
            next.all().find_map(|meaning| match meaning {
                Meaning::Measure(measure) => Some(measure),
                _ => None,
            })
        });
        let after = next.is_some_and(|next| next.is(Role::Vague));
        let before = at > 0 && tokens[at - 1].clause == tokens[at].clause && tokens[at - 1].is(Role::Vague);
        if let What::Number(number) = &mut tokens[at].what {
            number.measure = measure;
            number.vague |= after || before;
        }
    }
}

impl Number {
    /// As an amount; nothing where it counts something, is vague or cannot be read.
    pub fn amounts(&self) -> Option<Result<(String, Money), [String; 2]>> {
        if self.vague || self.measure.is_some() || !self.is_money {
            return None;
        }
        if let Some(ends) = number::span(&self.text) {
            let (low, high) = ends.ok().filter(|(low, high)| low <= high)?;
            return Some(Ok((format!("{}~{}", short(low), short(high)), low)));
        }
        match number::amount(&self.text) {
            Ok(amount) => Some(Ok((short(amount), amount))),
            Err(crate::form::digits::AmountProblem::MayMean(one, other)) if one != other => {
                Some(Err([short(one), short(other)]))
            }
            Err(_) => None,
        }
    }

    /// As a whole number.
    pub fn whole(&self) -> Option<u32> {
        if self.vague { None } else { number::whole(&self.text) }
    }
}

/// An amount without fen that are none.
pub fn short(amount: Money) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}
