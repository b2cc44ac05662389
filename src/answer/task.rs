//! What a list of households is worked through for.

use crate::base::keyed::{Keyed as _, keyed};
use crate::engine::question::Topic;
use crate::programme::Programme;
use std::sync::LazyLock;

keyed! {
    /// What a list is worked through for.
    Task {
        /// 监测筛查.
        Monitoring = "monitoring",
        /// 医疗测算.
        Medical = "medical",
        /// 结算单核对.
        Audit = "audit",
        /// 教育资助.
        Education = "education",
        /// 全家体检.
        Everything = "everything",
    }
}

impl Task {
    /// The programmes that it looks at, in their order.
    pub fn programmes(self) -> &'static [Programme] {
        static EDUCATION: LazyLock<Vec<Programme>> = LazyLock::new(|| {
            Programme::ALL.iter().copied().filter(|programme| programme.topic() == Topic::Education).collect()
        });
        match self {
            Task::Monitoring => &[Programme::Monitoring, Programme::MinimumLiving, Programme::MinimumLivingMargin],
            Task::Medical | Task::Audit => &[Programme::Medical],
            Task::Education => &EDUCATION,
            Task::Everything => Programme::ALL,
        }
    }
}
