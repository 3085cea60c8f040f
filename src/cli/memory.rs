//! How much memory this process may use.

use std::fs;
use std::path::Path;

/// Where Linux shows control groups (version 2).
const GROUPS: &str = "/sys/fs/cgroup";

/// The memory this process may use, in bytes: the machine's, or that of a control group it is in
/// if that is less. `None` where neither can be read.
pub(super) fn memory() -> Option<usize> {
    let machine = fs::read_to_string("/proc/meminfo").ok();
    let machine = machine.as_deref().and_then(mem_total);
    let own = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let limits = limit_files(&own).filter_map(|file| fs::read_to_string(file).ok());
    let limits = limits.filter_map(|limit| limit.trim().parse().ok()); // or "max"
    limits.chain(machine).min()
}

/// The `MemTotal` line, which counts in KiB.
fn mem_total(meminfo: &str) -> Option<usize> {
    let line = meminfo
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kib: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kib.checked_mul(1024)
}

/// The files with the limits of the group that `/proc/self/cgroup` names, and of all around it.
fn limit_files(own: &str) -> impl Iterator<Item = String> {
    let path = own.lines().find_map(|line| line.strip_prefix("0::"));
    let groups = Path::new(path.unwrap_or("/")).ancestors();
    groups.map(|group| {
        let group = group.to_string_lossy();
        format!("{GROUPS}{}/memory.max", group.trim_end_matches('/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_memory_of_the_machine() {
        let meminfo = "MemTotal:       24689764 kB\nMemFree:        18000000 kB\n";
        assert_eq!(mem_total(meminfo), Some(24_689_764 * 1024));
        assert_eq!(mem_total("nothing"), None);
    }

    fn check(own: &str, expected: &[&str]) {
        let files: Vec<String> = limit_files(own).collect();
        assert_eq!(files, expected);
    }

    #[test]
    fn a_limit_is_that_of_the_own_group_or_of_one_around_it() {
        let root = "/sys/fs/cgroup/memory.max";
        check("0::/\n", &[root]);
        check("", &[root]);
        check(
            "0::/system.slice/parallax.service\n",
            &[
                "/sys/fs/cgroup/system.slice/parallax.service/memory.max",
                "/sys/fs/cgroup/system.slice/memory.max",
                root,
            ],
        );
    }
}
