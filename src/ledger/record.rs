//! A row of cells as one text, so that rows follow each other without any room being taken for a cell.

use std::ops::Range;

/// The cells of a row.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Record {
    text: String,
    /// Where in the text each cell ends; the next one begins there.
    ends: Vec<usize>,
}

impl Record {
    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether nothing stands in any cell.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// What stands in a column; nothing where the row ends before it.
    pub fn get(&self, column: usize) -> &str {
        self.text.get(self.range(column)).unwrap_or_default()
    }

    /// Cell by cell.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.len()).map(|column| self.get(column))
    }

    /// What stands in all cells, one after the other.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes all cells out.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Puts a cell behind the last one.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// Puts empty cells behind the last one, up to so many.
    pub fn widen(&mut self, cells: usize) {
        self.ends.resize(self.len().max(cells), self.text.len());
    }

    /// Puts a cell into a column.
    pub fn set(&mut self, column: usize, cell: &str) {
        self.widen(column + 1);
        let place = self.range(column);
        let (end, longer) = (place.end, place.start + cell.len());
        self.text.replace_range(place, cell);
        for later in &mut self.ends[column..] {
            *later = *later - end + longer;
        }
    }

    /// Takes some cells out.
    pub fn remove(&mut self, columns: Range<usize>) {
        let columns = columns.start.min(self.len())..columns.end.min(self.len());
        if columns.is_empty() {
            return;
        }
        let place = self.range(columns.start).start..self.ends[columns.end - 1];
        for later in &mut self.ends[columns.end..] {
            *later -= place.len();
        }
        self.text.replace_range(place, "");
        self.ends.drain(columns);
    }

    fn range(&self, column: usize) -> Range<usize> {
        let end = |column: usize| self.ends.get(column).copied().unwrap_or(self.text.len());
        column.checked_sub(1).map_or(0, end)..end(column)
    }
}

impl Clone for Record {
    fn clone(&self) -> Record {
        Record { text: self.text.clone(), ends: self.ends.clone() }
    }

    // What is derived would take new room.
    fn clone_from(&mut self, other: &Record) {
        self.text.clone_from(&other.text);
        self.ends.clone_from(&other.ends);
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
