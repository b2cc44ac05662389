//! What a number in a column is a multiple of: the unit above the column or above the table.

use crate::base::keyed::keyed;
use crate::view::words::Language;

keyed! {
    /// The unit of an amount.
    Scale {
        /// Yuan.
        Yuan = "yuan",
        /// Hundreds of yuan.
        Hundred = "hundred",
        /// Thousands of yuan.
        Thousand = "thousand",
        /// Ten thousands of yuan.
        TenThousand = "ten_thousand",
        /// Yuan a month, where the question asks for a year.
        Monthly = "monthly",
    }
}

impl Scale {
    /// The unit of a word such as 万元 or 元/月; none where it is none of ours.
    pub fn of(word: &str) -> Option<Scale> {
        Some(match word {
            "元" | "人民币元" | "人民币" | "元/年" | "元/人/年" | "元/人" | "元/户" | "元/人·年" | "yuan" => {
                Scale::Yuan
            }
            "百元" | "百" => Scale::Hundred,
            "千元" | "千" => Scale::Thousand,
            "万元" | "万" | "人民币万元" | "万元/年" | "万元/户" | "万元/人" => Scale::TenThousand,
            "元/月" | "月" | "每月" | "元/人/月" | "元/人·月" | "月均" => Scale::Monthly,
            _ => return None,
        })
    }

    /// The word that an amount takes for it.
    pub fn suffix(self) -> &'static str {
        match self {
            Scale::Yuan | Scale::Monthly => "",
            Scale::Hundred => "百",
            Scale::Thousand => "千",
            Scale::TenThousand => "万",
        }
    }

    /// Its name.
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Scale::Yuan => language.of("元", "yuan"),
            Scale::Hundred => language.of("百元", "hundreds of yuan"),
            Scale::Thousand => language.of("千元", "thousands of yuan"),
            Scale::TenThousand => language.of("万元", "ten thousands of yuan"),
            Scale::Monthly => language.of("元/月", "yuan a month"),
        }
    }

    /// How many times a number is taken.
    pub fn times(self) -> u32 {
        match self {
            Scale::Yuan => 1,
            Scale::Hundred => 100,
            Scale::Thousand => 1_000,
            Scale::TenThousand => 10_000,
            Scale::Monthly => 12,
        }
    }
}
