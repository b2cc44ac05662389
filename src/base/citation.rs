//! Where a value comes from, and how far it can be trusted.

use crate::base::keyed::keyed;
use std::borrow::Cow;

keyed! {
    /// How a value is known, from strongest to weakest. A result bears the weakest
    /// of the values it used.
    Status {
        /// 官方文件: seen on a government page.
        Official = "official",
        /// 工作报告: in one of the county reports.
        Report = "report",
        /// 县里提供: served by the host beside the page, for every visitor. Of the rank of what is entered here.
        Hosted = "hosted",
        /// 本机填写: entered on this device.
        Local = "local",
        /// 转载: seen elsewhere, in the press or on a repost.
        Reprint = "reprint",
        /// 待核实: a document is named, its text was not seen.
        Unverified = "unverified",
        /// 推算: derived, read nowhere.
        Inferred = "inferred",
        /// 未查到: looked for and not found.
        NotFound = "not_found",
    }
}

/// An instrument: a document, a page, a report. Linked only where the host is
/// the government's own, because most reposts sit on hosts that have changed
/// hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its key in the files.
    pub key: Cow<'static, str>,
    /// Original title.
    pub title: Cow<'static, str>,
    /// The title in English.
    pub title_en: Cow<'static, str>,
    /// Document number, such as 昆政办〔2019〕102号.
    pub number: Option<Cow<'static, str>>,
    /// Who issued it.
    pub issuer: Cow<'static, str>,
    /// Date of issue as far as known: a year, a month or a day.
    pub date: Option<Cow<'static, str>>,
    /// Address on a government host.
    pub link: Option<Cow<'static, str>>,
    /// The day on which it was last looked at.
    pub checked: Cow<'static, str>,
}
