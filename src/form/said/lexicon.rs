//! The words that the reader of sentences knows: those for answers, from the programmes' files, and those of grammar.

use crate::base::keyed::Keyed;
use crate::engine::question::{Door, Kind, Question};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/said.rs"));

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An answer to a question, by the key of its option; perhaps only.
    Says(Question, &'static str, bool),
    /// An instance of yes, whose denial says nothing.
    Sign(Question),
    /// The number beside it answers a question; perhaps only.
    Number(Question, bool),
    /// What the person came to ask.
    Door(Door),
    /// A person, by a name of our own.
    Kin(Kin),
    /// What it does to the words around it.
    Role(Role),
    /// What the number before it counts.
    Measure(Measure),
    /// A number in words.
    Value(u32),
}

/// Somebody of the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kin {
    /// The same for words of one person.
    pub name: &'static str,
    /// Of which kind.
    pub age: Age,
}

/// Whether one may be at school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Hardly.
    Grown,
    /// A child, the only one or one of several that no word tells apart.
    AnyChild,
    /// A child that is told from the others.
    Child,
    /// Who speaks, or a brother or sister.
    Either,
}

/// What a word does to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Denies what follows.
    Not,
    /// Takes back what stands before it.
    Undone,
    /// Makes something else of the word right before it: 小学老师.
    Aside,
    /// Years ago: nothing that follows holds now.
    Past,
    /// Now again.
    Now,
    /// Of another time: what follows does not hold now.
    OtherTime,
    /// Not sure.
    Maybe,
    /// Asked or wished for.
    Wonder,
    /// Makes a question of what stands before it.
    Asks,
    /// Only supposed.
    If,
    /// Somebody else's household.
    Other,
    /// Is, are.
    Is,
    /// The household as a whole.
    Home,
    /// And, or.
    Joint,
    /// Begins another clause in English.
    And,
    /// Both, all.
    Both,
    /// One of several.
    OneOf,
    /// The first, second or third stay.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// A month's.
    Monthly,
    /// For each member.
    PerHead,
    /// Of a span that is neither a month nor a year.
    OtherSpan,
    /// About.
    Hedge,
    /// More or less than the number.
    Vague,
    /// Care.
    Care,
    /// Work for wages.
    Work,
    /// What else one spends on.
    Spending,
    /// Says nothing.
    Empty,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Pieces, heads, persons.
    Pieces,
    /// Times that something happened.
    Times,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Years of age.
    Age,
    /// The year at school.
    Grade,
    /// Hundredths.
    Percent,
}

const ROLES: &[(Role, &str)] = &[
    (
        Role::Not,
        "不是|没有|没|不|非|未|无|不属于|没得|莫得|冇|并非|从来没|从没|没有过|没在|不在|不再|不再是|再也不是|也不是|都不是|not|no|never|isn't|\
         aren't|don't|doesn't|didn't|wasn't|without|does not|do not|did not|is not|are not|am not|neither|nor|\
         no longer|none|nobody|no one|dropped out of|dropped out|hardly|graduated|graduated from|毕业于",
    ),
    (
        Role::Undone,
        "否|×|✗|不对|错了|说错了|取消|停了|退了|退出|毕业|毕业了|被取消|取消了|没了|不是了|没批|没办下来|辍学|退学|休学|不读了|不念了|没读了|没念了|没上了|cancelled|ended|stopped",
    ),
    (
        Role::Aside,
        "文化|学历|老师|教师|水平|门口|旁边|附近|食堂|保安|同学|文凭|肄业|大学生|标准|名额|待遇|政策|teacher",
    ),
    (Role::Past, "年前|前年|大前年|前几年|早些年|那年|years ago|ago"),
    (Role::Now, "现在|目前|今年|去年|now|this year|last year"),
    (
        Role::OtherTime,
        "读过|念过|上过|当过|享受过|领过|吃过|办过|贷过|还了|还清|还清了|归还|还剩|欠|欠了|欠着|本来|以前|原来|曾经|过去|往年|明年|后年|以后|将来|下学期|马上要|快要|打算|准备|计划|要|需要|\
         used to|next year|formerly|will|going to",
    ),
    (
        Role::Maybe,
        "够得上|够得着|听人说|人说|别人说|有人说|据说|说是|说|说过|讲|好像|可能|也许|应该|应该是|听说|估计|或许|说不定|似乎|不确定|maybe|perhaps|probably|might|seems|\
         i think",
    ),
    (
        Role::Wonder,
        "能不能|能否|可不可以|可以不可以|是不是|是否|有没有|想申请|想办|想|怎么|怎样|如何|申请|能报多少|能领多少|要不要|\
         够不够|算不算|符不符合|能享受|能|可以|会|希望|争取|为什么|凭什么|能办|能吃|多少钱|不知道|不清楚|不晓得|can we|can i|could we|could i|\
         how much|how do|how to|do we|would like|want|want to|need|apply|whether|what|why",
    ),
    (Role::Asks, "吗|么|没呢|不能|补助|补贴"),
    (Role::If, "如果|要是|假如|假设|万一|倘若|的话|if|suppose|assuming"),
    (
        Role::Other,
        "邻居|隔壁|隔壁家|同事|老乡|同乡|战友|房东|老板|工友|村民|村里的|对面|对门|大舅|小舅|大姨|小姨|姨妈|大伯|二伯|三叔|二叔|大叔|大姑|二姑|\
         婶婶|表妹|表姐|堂姐|堂妹|外甥|嫂子|大嫂|姐夫|妹夫|小叔子|小姑子|亲家|舅舅|叔叔|姑姑|伯伯|表哥|表弟|侄子|侄女|堂弟|堂哥|他家|她家|大哥家|别人|别家|人家|亲戚|朋友|同学|同村|村里有人|\
         他们家|她们家|某某|有些人|有的人|neighbour|neighbor|\
         neighbours|friend|cousin|uncle|aunt|sister's family|brother's family|somebody|someone|others|relative",
    ),
    (
        Role::Is,
        "不只是|不光是|不仅是|不仅|是低保|是特困|是五保|是|属于|还是|就是|都是|算是|已经是|被识别为|识别为|被评为|评为|定为|纳入|is|are|am|was|were|be",
    ),
    (
        Role::Home,
        "我家|我们家|咱家|家里|全家|一家|家庭|我们|咱们|俺家|屋头|屋里|家里头|家|we|our|our household|our family",
    ),
    (Role::Joint, "和|跟|与|及|或|或者|以及|、|and|or"),
    (Role::And, "and|but|because|while|so"),
    (Role::Both, "都|both|all"),
    (Role::OneOf, "一个|另一个|还有一个|另外一个|one|the other|another"),
    (Role::First, "第一次|头一次|first"),
    (Role::Second, "第二次|又一次|second"),
    (Role::Third, "第三次|third"),
    (Role::Monthly, "每月|每个月|一个月|一月|月收入|a month|per month|monthly|each month|every month"),
    (Role::PerHead, "人均|每人|每个人|平均每人|per head|per person|a head|per capita|each person"),
    (
        Role::OtherSpan,
        "上个月|这个月|每天|一天|每周|一周|半年|每季度|一学年|一辈子|总共几年|前后|a day|a week|last month|this month|half a year",
    ),
    (Role::Hedge, "大概|大约|差不多|约|左右|上下|about|around|roughly"),
    (
        Role::Vague,
        "多|几|好几|不到|不足|不止|超过|至少|最多|起码|将近|接近|快|近|以上|以下|以内|来万|余|more than|over|less than|\
         at least|up to|almost|nearly|under|only some",
    ),
    (
        Role::Care,
        "住院|总费用|费用总额|医疗费|医药费|看病|生病|治病|医院|手术|做手术|生了病|治疗|门诊|出院|开刀|hospital|surgery|treatment|operation",
    ),
    (Role::Work, "打工|务工|上班|外出打工|做工|wages|work|works|working"),
    (
        Role::Spending,
        "盖房|修房|盖房子|修房子|建房|上学|学费|生活费|读书|结婚|彩礼|车祸|买车|买房|丧事|办酒|养殖|种地|种田|养猪|养牛|\
         养羊|房贷|车贷|网贷|花呗|开店|做生意|house|wedding|school fees|car",
    ),
    (
        Role::Empty,
        "你好|您好|请问|请问一下|谢谢|谢谢了|麻烦您了|麻烦你了|麻烦问下|麻烦|帮我看看|帮我看一下|帮忙看看|帮我算算|嗯|哦|呃|那个|\
         就是说|然后|反正|其实|怎么说呢|说实话|领导|同志|刚|刚刚|已经|一直|全|很|太|真|特别|比较|地|之|呗|额|这个|那边|这边|这里|当地|下|中|时|时候|\
         期间|后|之后|到|分别|各|有点|有些|等|另|再|只有|因|由于|患有|得的是|得的|生了|前前后后|好|当|小小的|情况是这样的|是这样的|情况是|一年|全年|年|每年|一共|总共|共|共计|总的|合计|钱|\
         的|了|呢|吧|嘛|啊|呀|哈|在|有|也|还|还有|又|就|才|把|被|给|去|来|上|读|\
         念|过|着|得|得了|住|住在|人|本|个|些|这|那|您|你|他|她|它|他们|而且|另外|并且|因为|所以|但是|但|不过|村里|村里定了|\
         定了|考上|考上了|在读|正在|正在读|学校|认定|认定了|认定为|鉴定为|鉴定|房子|我们是|家在|里|一起|一起过|一个人过|\
         一个人|个人|买了|买|借了|办了|做|患了|患|查出|出了|遭了|遇到|发生|近12个月|元|块|块钱|万元|没钱|没办法|没文化|\
         不好意思|不容易|不够|不够用|辛苦|嘞|撒|哩|咯|噻|哎|唉|唉呀|报了名|喂|喂了|养|养了|只|头|卖|卖了|被村里|\
         跟我过|跟着我|给我|靠我|由我|归我|跟我|和我一起|和我过|跟我们过|县城|县里|镇上|城里|市里|乡里|乡下|村上|农村里的|靠|全靠|为生|刚好|总之|如今|现如今|里面|其中|包括|加上|评了|评上|\
         评上了|\
         私立|民办|公立|重点|念书|上学去|供|带着|带|一边|户|务农|农民|普通农民|农村|农村的|期|报完|报销完|报完了|报销下来|精神|肢体|智力|视力|听力|言语|帮我算一下|帮我算下|算一下|糖尿病|高血压|冠心病|慢性病|同时|实在|晚期|早期|出租房子|合作社|摔伤|意外|意外摔伤|摔了|受伤|骨折|\
         跌伤|一学期|每学期|参加|参加了|goes to|goes|go to|attends|studies|studying|hit|village|died|starts|takes|the|a|an|of|in|\
         to|for|with|it|there|at|on|by|have|has|had|been|please|thanks|thank you|hello|hi|my|year|\
         years|last year's|yuan|people|'s|old|young|both of|he's|she's|then|just|now that|all|from|that|he|she|they|\
         live|live in|keep|which|also|per year|a year|\
         each|his|her|after|paid|stay|day|raise|got|gets|get|total|annual|us",
    ),
];

const DOORS: &[(Door, &str)] = &[
    (
        Door::Household,
        "想申请低保|想办低保|能不能办低保|能办低保|怎么办低保|如何申请低保|怎么申请低保|能申请低保|可以申请低保|\
         能不能申请低保|想纳入监测|怎么纳入监测|能不能纳入监测|低保怎么办|低保怎么办理|低保怎么申请|低保能办|\
         get the minimum living allowance|apply for the minimum living allowance",
    ),
    (
        Door::Medical,
        "报多少|能报多少|能报销多少|报销多少|报销比例是多少|报销比例多少|报销比例有多少|怎么报销|可以报多少|能报吗|how much of the hospital bill|\
         how much is reimbursed|\
         how much will be reimbursed",
    ),
    (Door::Education, "助学金|上学补助|教育补助|学费补助|教育资助|上学能领多少补助|助学贷款|school aid"),
    (
        Door::Everything,
        "哪些政策|什么政策|啥政策|有啥补贴|啥补贴|啥补助|能领啥补助|能领什么补助|哪些补贴|什么补贴|哪些补助|什么补助|哪些帮扶|什么帮扶|什么待遇|\
         有啥补贴可以领|享受哪些政策|能享受哪些政策|what help|what aid|which aid",
    ),
];

const KIN: &[(&str, Age, &str)] = &[
    ("self", Age::Either, "我|俺|本人|咱|我自己|i|me|myself"),
    (
        "spouse",
        Age::Grown,
        "老伴|老伴儿|婆娘|老婆|媳妇|爱人|老公|丈夫|妻子|堂客|当家的|男人|屋里人|我家那口子|孩子他妈|孩子妈|娃他妈|娃儿他妈|孩子他爸|孩子爸|娃他爸|娃儿他爸|wife|husband|spouse|\
         my wife|my husband",
    ),
    ("couple", Age::Grown, "两口子|老两口|小两口|夫妻俩|夫妻两个"),
    ("in-law", Age::Grown, "岳父|岳母|丈母娘|老丈人|公婆"),
    ("old man", Age::Grown, "老汉|老汉儿"),
    ("father", Age::Grown, "爸|爸爸|父亲|老爸|爹|我爸|我爹|爸爸他|father|dad|my father"),
    ("mother", Age::Grown, "妈|妈妈|母亲|老妈|娘|我妈|我娘|老娘|mother|mum|mom|mother's|my mother|my mother's"),
    ("parents", Age::Grown, "爸妈|父母|爹娘|爹妈|两个老人|老人|parents|my parents"),
    ("grandfather", Age::Grown, "爷爷|外公|姥爷|公公|grandfather"),
    ("grandmother", Age::Grown, "奶奶|外婆|姥姥|婆婆|grandmother"),
    ("son", Age::Child, "儿子|儿|son|my son|sons"),
    ("first son", Age::Child, "大儿子|elder son"),
    ("second son", Age::Child, "二儿子|second son"),
    ("last son", Age::Child, "小儿子|幺儿|younger son"),
    ("daughter", Age::Child, "女儿|闺女|姑娘|丫头|妹娃|daughter|my daughter|daughters"),
    ("first daughter", Age::Child, "大女儿|大闺女|大姑娘|elder daughter"),
    ("second daughter", Age::Child, "二女儿|second daughter"),
    ("last daughter", Age::Child, "小女儿|幺女|小姑娘|younger daughter"),
    ("first", Age::Child, "老大|大的|大娃|大娃儿"),
    ("second", Age::Child, "老二|二娃|二娃儿"),
    ("third", Age::Child, "老三|三娃"),
    ("last", Age::Child, "小的|老幺|小娃"),
    ("grandson", Age::Child, "孙子|外孙|孙娃|grandson"),
    ("granddaughter", Age::Child, "孙女|外孙女|granddaughter"),
    (
        "child",
        Age::AnyChild,
        "孩子|娃|娃儿|娃娃|小孩|小孩子|崽|崽崽|我崽|仔|仔仔|伢|伢子|细伢子|学生|child|children|kid|kids",
    ),
    ("brother", Age::Either, "弟弟|哥哥|哥|弟|大哥|二哥|brother"),
    ("sister", Age::Either, "妹妹|姐姐|姐|妹|大姐|sister"),
    ("daughter-in-law", Age::Grown, "儿媳|儿媳妇|女婿"),
];

const MEASURES: &[(Measure, &str)] = &[
    (Measure::Pieces, "个|头|只|箱|群|条|羽|名|位"),
    (Measure::Times, "次|回|趟"),
    (Measure::Days, "天|日|days"),
    (Measure::Months, "个月|月|months|month"),
    (Measure::Years, "年|years"),
    (Measure::Age, "岁|years old"),
    (Measure::Grade, "年级"),
    (Measure::Percent, "%|percent"),
];

const VALUES: &[(u32, &str)] = &[
    (2, "two"),
    (3, "three"),
    (4, "four"),
    (5, "five"),
    (6, "six"),
    (7, "seven"),
    (8, "eight"),
    (9, "nine"),
    (10, "ten"),
];

/// The words, each with one meaning. Sorting them would cost more bytes than it saves time.
fn table() -> &'static [(&'static str, Meaning)] {
    static TABLE: OnceLock<Vec<(&'static str, Meaning)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut all: Vec<(&'static str, Meaning)> = Vec::new();
        let mut put = |words: &'static str, meaning: Meaning| {
            all.extend(words.split('|').map(|word| (word.trim_start(), meaning)));
        };
        for line in SAID.lines() {
            let mut parts = line.split('\t');
            let (Some(question), Some(option), Some(words)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let Some(question) = Question::parse(question) else { continue };
            let sure = option.trim_end_matches('?');
            let perhaps = sure != option;
            let meaning = match (question.kind(), sure) {
                (_, "sign") => Meaning::Sign(question),
                (Kind::YesNo | Kind::Choice(_), option) => Meaning::Says(question, option, perhaps),
                _ => Meaning::Number(question, perhaps),
            };
            put(words, meaning);
        }
        ROLES.iter().for_each(|(role, words)| put(words, Meaning::Role(*role)));
        DOORS.iter().for_each(|(door, words)| put(words, Meaning::Door(*door)));
        KIN.iter().for_each(|(name, age, words)| put(words, Meaning::Kin(Kin { name, age: *age })));
        MEASURES.iter().for_each(|(measure, words)| put(words, Meaning::Measure(*measure)));
        VALUES.iter().for_each(|(value, words)| put(words, Meaning::Value(*value)));
        all
    })
}

/// The longest known word with which a text begins, and what it means; `fits` says whether one of this length may end
/// there.
pub fn longest(text: &str, fits: impl Fn(&str) -> bool) -> Option<(&'static str, Vec<Meaning>)> {
    let mut longest = "";
    for (word, _) in table() {
        if word.len() > longest.len() && text.starts_with(word) && fits(word) {
            longest = word;
        }
    }
    let meant = table().iter().filter(|(word, _)| *word == longest).map(|(_, meaning)| *meaning);
    (!longest.is_empty()).then(|| (longest, meant.collect()))
}
