//! A row of cells as one text, so that rows follow each other without any room being taken for a cell.

use std::ops::Range;

/// The cells of a row.
#[derive(Debug, Default)]
pub struct Record {
    text: String,
    /// Where in the text each cell stands.
    cells: Vec<Range<usize>>,
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

    /// Cell by cell.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.len()).map(|column| self.get(column))
    }

    /// The text in which all cells stand, and more.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes all cells out.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
    }

    /// Lays a text in which the cells that are marked stand.
    pub fn lay(&mut self, text: &str) {
        self.text.clear();
        self.text.push_str(text);
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
        self.cells.resize(self.len().max(cells), 0..0);
    }

    /// Puts a cell into a column.
    pub fn set(&mut self, column: usize, cell: &str) {
        self.widen(column + 1);
        let start = self.text.len();
        self.text.push_str(cell);
        self.cells[column] = start..self.text.len();
    }

    /// Takes some cells out.
    pub fn remove(&mut self, columns: Range<usize>) {
        let end = columns.end.min(self.len());
        self.cells.drain(columns.start.min(end)..end);
    }
}

impl Clone for Record {
    fn clone(&self) -> Record {
        Record { text: self.text.clone(), cells: self.cells.clone() }
    }

    // What is derived would take new room.
    fn clone_from(&mut self, other: &Record) {
        self.text.clone_from(&other.text);
        self.cells.clone_from(&other.cells);
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
}
