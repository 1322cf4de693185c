# Sets $jdk to the first folder that holds a JDK 25 or newer; sourced by the scripts beside it.
jdk=
for folder in "${TIDINGS_JDK-}" "${JAVA_HOME-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
  [ -n "$folder" ] && [ -x "$folder/bin/java" ] && [ -f "$folder/release" ] || continue
  release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$folder/release")
  if [ "${release:-0}" -ge 25 ]; then
    jdk=$folder
    break
  fi
done
[ -n "$jdk" ] || { echo "JDK 25 or newer is needed; name its folder in TIDINGS_JDK." >&2; exit 1; }
