use xtask::module::{self, Glue};
fn main() {
    let a: Vec<String> = std::env::args().skip(1).collect();
    let out = std::path::PathBuf::from("/tmp/one");
    std::fs::create_dir_all(&out).unwrap();
    let f: Vec<&str> = a[0].split(',').collect();
    let m = module::build("page", &f).unwrap_or_else(|e| panic!("{e}"));
    module::bind(&m, "m", Glue::Script, &out).unwrap_or_else(|e| panic!("{e}"));
    module::optimise(&out.join("m_bg.wasm")).unwrap_or_else(|e| panic!("{e}"));
}
