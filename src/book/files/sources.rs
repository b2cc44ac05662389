//! The instruments: those that places share, and those of one place.

use super::fields::{Fields, Refusals};
use super::{on_government_host, scalar};
use crate::base::calendar::DatedBy;
use crate::base::citation::Source;
use crate::book::check::Reason;
use std::borrow::Cow;
use toml::Table;

/// Adds the instruments of a table; one that lacks something is refused.
pub(super) fn read(path: &str, table: &Table, sources: &mut Vec<Source>, refusals: &Refusals) {
    for (key, source) in table {
        let fields = Fields::of(format!("{path}: {key}"), source, refusals);
        if sources.iter().any(|known| known.key == **key) {
            fields.refuse(Reason::Twice(key.clone()));
        }
        let day = |name| {
            let day = fields.get(name).map(scalar)?;
            // Some instruments tell the month or the year only.
            let first = [day.clone(), format!("{day}-01"), format!("{day}-01-01")];
            if !first.iter().any(|day| DatedBy::Day.days(day).is_some()) {
                fields.refuse(format!("{name} is no day, month or year"));
            }
            Some(day)
        };
        let (date, checked) = (day("date"), day("checked"));
        let [number, link] = ["number", "link"].map(|name| fields.text(name).map(Cow::Owned));
        if link.as_deref().is_some_and(|link| !on_government_host(link)) {
            fields.refuse("link is not on a gov.cn host");
        }
        let [title, title_en, issuer] = ["title", "title_en", "issuer"].map(|name| fields.text(name).map(Cow::Owned));
        let checked = checked.filter(|day| DatedBy::Day.days(day).is_some());
        match (title, title_en, issuer, checked) {
            (Some(title), Some(title_en), Some(issuer), Some(checked)) => sources.push(Source {
                key: key.clone().into(),
                title,
                title_en,
                issuer,
                link,
                number,
                date: date.map(Cow::Owned),
                checked: checked.into(),
            }),
            _ => fields.refuse("needs title, title_en, issuer and checked"),
        }
        fields.end();
    }
}
