//! A row of cells as one text, so that rows follow each other without any room being taken for a cell.

use std::ops::Range;

/// The cells of a row.
#[derive(Debug, Default)]
pub struct Record {
    text: String,
    /// Where in the text each cell stands.
    cells: Vec<Range<usize>>,
    /// The text is a line of a table: its cells as they are, one behind the other with a comma between them.
    is_line: bool,
}

impl Record {
    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Whether nothing stands in any cell.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Range::is_empty)
    }

    /// What stands in a column; nothing where the row ends before it.
    pub fn get(&self, column: usize) -> &str {
        self.cells.get(column).and_then(|cell| self.text.get(cell.clone())).unwrap_or_default()
    }

    /// The same without blanks at its ends.
    pub fn bare(&self, column: usize) -> &str {
        let cell = self.get(column);
        if has_bare_ends(cell.as_bytes()) { cell } else { cell.trim() }
    }

    /// Cell by cell.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.len()).map(|column| self.get(column))
    }

    /// The cells as they are, one behind the other with a comma between them, where they came so.
    pub fn line(&self) -> Option<&str> {
        self.is_line.then_some(&self.text)
    }

    /// Takes all cells out.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.is_line = false;
    }

    /// Lays a text in which the cells that are marked stand; whether as in a line of a table.
    pub fn lay(&mut self, text: &str, is_line: bool) {
        self.text.clear();
        self.text.push_str(text);
        self.is_line = is_line;
    }

    /// Puts a cell behind the last one that stands there in the text that is laid.
    pub fn mark(&mut self, place: Range<usize>) {
        self.cells.push(place);
    }

    /// Puts a cell behind the last one.
    pub fn push(&mut self, cell: &str) {
        self.set(self.len(), cell);
    }

    /// Puts empty cells behind the last one, up to so many.
    pub fn widen(&mut self, cells: usize) {
        self.is_line &= cells <= self.len();
        self.cells.resize(self.len().max(cells), 0..0);
    }

    /// Puts a cell into a column.
    pub fn set(&mut self, column: usize, cell: &str) {
        self.widen(column + 1);
        let start = self.text.len();
        self.text.push_str(cell);
        self.cells[column] = start..self.text.len();
        self.is_line = false;
    }

    /// Takes some cells out.
    pub fn remove(&mut self, columns: Range<usize>) {
        let end = columns.end.min(self.len());
        self.is_line &= self.cells.drain(columns.start.min(end)..end).len() == 0;
    }
}

/// Whether no blank stands at the ends of a cell, as nearly always: it is empty, or begins and ends with a letter of ASCII
/// or with a word, which these bytes begin. Of others it is not told.
pub fn has_bare_ends(cell: &[u8]) -> bool {
    let is_word = |byte: &u8| matches!(byte, 0xe4..=0xe9);
    cell.first().is_none_or(|byte| byte.is_ascii_graphic() || is_word(byte))
        && (cell.last().is_none_or(u8::is_ascii_graphic) || cell.iter().nth_back(2).is_some_and(is_word))
}

impl Clone for Record {
    fn clone(&self) -> Record {
        Record { text: self.text.clone(), cells: self.cells.clone(), is_line: self.is_line }
    }

    // What is derived would take new room.
    fn clone_from(&mut self, other: &Record) {
        self.text.clone_from(&other.text);
        self.cells.clone_from(&other.cells);
        self.is_line = other.is_line;
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Record) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<S: AsRef<str>> FromIterator<S> for Record {
    fn from_iter<I: IntoIterator<Item = S>>(cells: I) -> Record {
        let mut record = Record::default();
        cells.into_iter().for_each(|cell| record.push(cell.as_ref()));
        record
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_put_in_and_taken_out() {
        let of = |cells: &[&str]| cells.iter().collect::<Record>();
        let mut row = of(&["a", "", "bc"]);
        assert_eq!((row.get(0), row.get(1), row.get(2), row.get(3)), ("a", "", "bc", ""));
        row.set(1, "户");
        assert_eq!(row, of(&["a", "户", "bc"]));
        row.set(0, "");
        row.set(4, "d");
        assert_eq!(row, of(&["", "户", "bc", "", "d"]));
        row.remove(1..3);
        assert_eq!(row, of(&["", "", "d"]));
        row.remove(2..9);
        assert_eq!(row, of(&["", ""]));
        assert!(row.is_blank() && !row.is_empty());
        row.remove(5..9);
        assert_eq!(row.len(), 2);
    }

    #[test]
    fn a_line_is_one_until_a_cell_changes() {
        let line = || {
            let mut row = Record::default();
            row.mark(0..1);
            row.mark(2..4);
            row.lay("a,bc", true);
            row
        };
        let changed = |change: fn(&mut Record)| {
            let mut row = line();
            change(&mut row);
            row.line().map(str::to_owned)
        };
        assert_eq!(changed(|row| row.remove(2..5)).as_deref(), Some("a,bc"));
        assert_eq!(changed(|row| row.widen(2)).as_deref(), Some("a,bc"));
        for change in [
            (|row| row.remove(1..2)) as fn(&mut Record),
            |row| row.widen(3),
            |row| row.set(0, "d"),
            |row| row.push("d"),
            Record::clear,
        ] {
            assert_eq!(changed(change), None);
        }
    }
}
