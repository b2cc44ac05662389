//! What a list of households is worked through for.

use crate::base::keyed::keyed;
use crate::engine::question::Topic;
use crate::programme::Programme;

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
    /// The programmes that it looks at.
    pub fn looks_at(self) -> fn(Programme) -> bool {
        match self {
            Task::Monitoring => |programme| {
                matches!(programme, Programme::Monitoring | Programme::MinimumLiving | Programme::MinimumLivingMargin)
            },
            Task::Medical | Task::Audit => |programme| programme == Programme::Medical,
            Task::Education => |programme| programme.topic() == Topic::Education,
            Task::Everything => |_| true,
        }
    }
}
