#!/bin/sh
# 每日一次：核对台账、备份、生成、发布。Once a day: verify, back up, build, publish.
# 任何一步失败即停，网站仍是昨天的。Whatever fails ends it; readers go on seeing yesterday's site.
set -eu
cd "${REGISTER_DESK:-/srv/desk}"                # registry init 建立的文件夹  the working folder
backups=${REGISTER_BACKUPS:-/srv/backup}        # 另抄一份到别的机器  to be copied to another machine
target=${REGISTER_TARGET:-/srv/register}        # 网页服务器指向其中的 current  the server shows current
registry=${REGISTRY:-/opt/register/bin/registry}

# 每步记两行：时刻、步骤、开始或结果，以制表符分列。Two lines a step, parted by tabs: when, which, how.
say() { printf '%s\t%s\t%s\n' "$(date +%Y-%m-%dT%H:%M:%S%z)" "$1" "$2"; }
step() {
    say "$1" start
    "$registry" "$@" || { status=$?; say "$1" "failed $status"; exit "$status"; }
    say "$1" done
}

step verify
step backup "$backups/$(date +%Y%m%dT%H%M%S).tar"
step build
# 星期日每个文件都重新读取，平日只读变动的。On Sundays every file is read, else what changed.
reread=
[ "$(date +%u)" != 7 ] || reread=--reread
step publish "$target" --changed 变动.txt $reread
# 背后有 CDN 的，在此把 变动.txt 交给它清除。Behind a CDN: have it forget what the file names.
