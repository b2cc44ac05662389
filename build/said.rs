//! How answers are said in a sentence, as one text: much smaller in the browser's module than a table of texts.

use crate::book::files::Files;

/// A line for each option of a question: its key, the option, and its words with `|` between them, parted by tabs.
pub fn table(files: &Files) -> String {
    let lines = files.programmes.said.iter().flat_map(|(question, options)| {
        options.iter().map(move |(option, words)| format!("{question}\t{option}\t{}", words.join("|")))
    });
    format!(
        "/// Key of a question, an option of it, and the words for it.\nconst SAID: &str = {:?};\n",
        lines.collect::<Vec<_>>().join("\n")
    )
}
