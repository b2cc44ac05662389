//! What keys are called: gathered for one report as its keys are used, or of everything at once.

use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::region::{Code, Region};
use crate::book::entry::Book;
use crate::book::parameter::{self, Slot};
use crate::engine::decision::{Form, MonitoredKind, Per};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::outlook::Verdict;
use crate::engine::question::{self, Question};
use crate::form::UNKNOWN;
use crate::programme::Programme;
use crate::report::shape::{Names, Telling, Text, UnderKey, Words};
use crate::view::words::Language;
use std::collections::BTreeMap;

/// Notes a key and what it is called, and gives the key.
fn note(
    telling: Telling,
    names: &mut BTreeMap<Text, UnderKey<Names>>,
    key: &'static str,
    word: impl Fn(Language) -> &'static str,
) -> Text {
    if !names.contains_key(key) {
        let called = || Names { zh: word(Language::Zh).into(), en: word(Language::En).into() };
        names.insert(key.into(), UnderKey((telling == Telling::InFull).then(called)));
    }
    key.into()
}

impl Words {
    /// The words of every key that a report or a situation may hold.
    pub fn all(book: &Book) -> Words {
        let mut words = Words::default();
        for programme in Programme::ALL {
            words.programme(*programme);
        }
        for verdict in Verdict::ALL {
            words.verdict(*verdict);
        }
        for kind in MonitoredKind::ALL {
            words.kind(*kind);
        }
        for label in Label::ALL {
            words.label(*label);
        }
        for criterion in Criterion::ALL {
            words.criterion(*criterion);
        }
        for question in Question::ALL {
            words.question(*question);
            if let question::Kind::Choice(keys) = question.kind() {
                for key in keys() {
                    words.option(key);
                }
            }
        }
        for key in ["yes", "no", UNKNOWN] {
            words.option(key);
        }
        for parameter in (0..).take(book.definitions.len()) {
            let slot = Slot { parameter, case: 0 };
            words.parameter(slot);
            let definition = slot.definition();
            for key in definition.cases.iter().chain(definition.options.iter()) {
                words.option(key);
            }
        }
        for region in book.regions.iter() {
            words.region(region.code, book);
        }
        for status in Status::ALL {
            words.status(*status);
        }
        for form in Form::ALL {
            words.form(*form);
        }
        for period in Per::ALL {
            words.period(*period);
        }
        words
    }

    pub(super) fn programme(&mut self, programme: Programme) -> Text {
        note(self.telling, &mut self.programmes, programme.key(), |language| language.official(programme))
    }

    pub(super) fn verdict(&mut self, verdict: Verdict) -> Text {
        note(self.telling, &mut self.verdicts, verdict.key(), |language| language.verdict(verdict))
    }

    pub(super) fn kind(&mut self, kind: MonitoredKind) -> Text {
        note(self.telling, &mut self.kinds, kind.key(), |language| language.kind(kind))
    }

    pub(super) fn label(&mut self, label: Label) -> Text {
        note(self.telling, &mut self.labels, label.key(), |language| language.label(label))
    }

    pub(super) fn criterion(&mut self, criterion: Criterion) -> Text {
        note(self.telling, &mut self.criteria, criterion.key(), |language| language.criterion(criterion))
    }

    pub(super) fn question(&mut self, question: Question) -> Text {
        note(self.telling, &mut self.questions, question.key(), |language| language.question(question))
    }

    /// An option of a question or of a parameter, or a case of one.
    pub(super) fn option(&mut self, key: &'static str) -> Text {
        note(self.telling, &mut self.options, key, |language| language.option(key))
    }

    pub(super) fn parameter(&mut self, slot: Slot) -> Text {
        let definition = slot.definition();
        note(self.telling, &mut self.parameters, &definition.id, |language| {
            language.of(&parameter::name(definition).zh, &parameter::name(definition).en)
        })
    }

    pub(super) fn region(&mut self, code: Code, book: &Book) -> Text {
        let key = Text::from(code.to_string());
        if !self.regions.contains_key(&key) {
            // Also by keys: a local file may tell of it.
            let names =
                |Region { name, .. }: &Region| UnderKey(Some(Names { zh: (&name.zh).into(), en: (&name.en).into() }));
            self.regions.extend(book.region(code).map(|region| (key.clone(), names(region))));
        }
        key
    }

    pub(super) fn status(&mut self, status: Status) -> Text {
        note(self.telling, &mut self.statuses, status.key(), |language| language.status(status))
    }

    pub(super) fn form(&mut self, form: Form) -> Text {
        note(self.telling, &mut self.forms, form.key(), |language| language.form(form))
    }

    /// Once has no words: an amount that says nothing of time is paid once.
    pub(super) fn period(&mut self, period: Per) -> Text {
        match period {
            Per::Once => period.key().into(),
            _ => note(self.telling, &mut self.periods, period.key(), |language| language.per(period)),
        }
    }
}
