#!/bin/sh
# Time from the start of the process to the first answer, and the memory then held.
# usage: bench/run start [HOME [ROUNDS]]; without a home the sample newsroom answers
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/bench/jdk.sh"
rounds=${2:-9}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
home=${1:-$work/home}
dist=$here/app/target/tidings
"$here/tidings" --home "$home" chat /latest >/dev/null
index=$home/index
[ -d "$index" ] || { echo "$home has no index" >&2; exit 1; }

# A bare Lucene program with a start-up cache: open the index, print the five newest, nothing else.
mkdir "$work/bare"
cat >"$work/bare/Bare.java" <<'JAVA'
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.FSDirectory;

public class Bare {
  public static void main(String[] args) throws Exception {
    try (var directory = FSDirectory.open(Path.of(args[0]));
        var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      for (var hit : searcher.search(MatchAllDocsQuery.INSTANCE, 5).scoreDocs) {
        System.out.println(hit.doc);
      }
    }
  }
}
JAVA
lucene=$(ls "$dist"/lib/lucene-core-*.jar)
"$jdk/bin/javac" -cp "$lucene" -d "$work/bare" "$work/bare/Bare.java"
(cd "$work/bare" && "$jdk/bin/jar" cf ../bare.jar Bare.class)
jvm="-Xmx384m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
"$jdk/bin/java" $jvm -XX:AOTCacheOutput="$work/bare.aot" -cp "$work/bare.jar:$lucene" Bare "$index" >/dev/null 2>&1

# Prints the milliseconds that a command takes to its first line.
first_line() {
  begin=$(date +%s%N)
  "$@" 2>/dev/null | { read -r _ || true; date +%s%N >"$work/end"; cat >/dev/null; }
  echo $((($(cat "$work/end") - begin) / 1000000))
}
round=1
while [ "$round" -le "$rounds" ]; do
  first_line "$jdk/bin/java" $jvm -XX:AOTCache="$work/bare.aot" -cp "$work/bare.jar:$lucene" Bare "$index" >>"$work/bare.ms"
  first_line "$here/tidings" --home "$home" chat /latest >>"$work/tidings.ms"
  round=$((round + 1))
done
median() { sort -n "$1" | sed -n "$((($(wc -l <"$1") + 1) / 2))p"; }
bare=$(median "$work/bare.ms")
ours=$(median "$work/tidings.ms")
awk -v ours="$ours" -v bare="$bare" 'BEGIN {
  printf "first answer %d ms, bare Lucene %d ms, ratio %.2f (goals: 1500 ms, 1.50)\n", ours, bare, ours / bare }'

# Anonymous memory once an answer has come and the process waits for more.
mkfifo "$work/in"
"$here/tidings" --home "$home" chat <"$work/in" >"$work/out" 2>/dev/null &
process=$!
exec 3>"$work/in"
echo /latest >&3
until [ -s "$work/out" ]; do sleep 0.1; done
awk '/^Anonymous:/ { printf "anonymous memory %d MB (goal: 150)\n", $2 / 1024 }' "/proc/$process/smaps_rollup"
exec 3>&-
wait "$process"
