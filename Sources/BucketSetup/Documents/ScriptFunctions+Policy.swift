extension ScriptFunctions {
  /// The bucket policy.
  static let policy = #"""
    sha256() {
      if command -v sha256sum >/dev/null 2>&1; then
        sha256sum <"$1" | cut -c 1-64
      else
        shasum -a 256 <"$1" | cut -c 1-64
      fi
    }

    # A policy as its sorted parts, so that layout, order and the name of the statement do not count.
    parts() {
      tr -d ' \t\r\n' <"$1" \
        | awk '{ gsub(/"Sid":"[^"]*"/, ""); gsub(/":"/, "\":\n\""); gsub(/[][{},]/, "\n"); print }' \
        | sed '/^$/d' | LC_ALL=C sort
    }

    # Sets $policy: none, same (as wanted), ours (what may be replaced: the policy that was merged,
    # or one statement for Toplyne's role on this bucket, but with other actions) or other.
    look_at_policy() {
      title='read the bucket policy'
      if ! call "${read_policy[@]}"; then
        [ "$code" = NoSuchBucketPolicy ] || give_up
        policy=none
        return
      fi
      printf '%s\n' "$out" >"$scratch/policy.json"
      parts "$scratch/policy.json" >"$scratch/there"
      parts "$POLICY" >"$scratch/wanted"
      if cmp -s "$scratch/there" "$scratch/wanted"; then
        policy=same
      elif [ -n "$REVIEWED" ]; then
        policy=other
        tr -d ' \t\r\n' <"$scratch/policy.json" >"$scratch/there"
        if tr -d ' \t\r\n' <"$REVIEWED" | cmp -s - "$scratch/there"; then policy=ours; fi
      elif [ -z "$(LC_ALL=C comm -23 "$scratch/there" "$scratch/wanted" | sed '/^"s3:/d')" ]; then
        policy=ours
      else
        policy=other
      fi
    }

    back_up_policy() {
      local copy
      copy=backup/policy-$(sha256 "$scratch/policy.json" | cut -c 1-8).json
      mkdir -p backup
      cp "$scratch/policy.json" "$copy"
      say 'kept' "the policy that is there, as $copy"
    }

    # Ends before anything is changed if the policy says something that we must not throw away.
    guard_policy() {
      [ -r "$POLICY" ] || fail "$POLICY is not beside this script"
      [ "$policy_by_hand" = no ] || return 0
      look_at_policy
      [ "$policy" = other ] || return 0
      [ "$dry_run" = yes ] || back_up_policy
      [ -z "$REVIEWED" ] || fail "the policy of the bucket is not the one of $REVIEWED any more; merge it anew"
      fail "the bucket has a policy with other statements, which is not replaced. Add the statement of bucket-policy.json to it by hand, then run this again with --policy-by-hand"
    }

    ensure_policy() {
      local wanted_title=$title
      if [ "$policy_by_hand" = yes ]; then
        say 'by hand' "$title"
        return
      fi
      if [ "$exists" = yes ]; then guard_policy; fi
      title=$wanted_title
      if [ "$policy" = same ]; then
        say 'already so' "$title"
        return
      fi
      if [ "$policy" = ours ] && [ "$dry_run" = no ]; then back_up_policy; fi
      change
      [ "$dry_run" = no ] || return 0
      look_at_policy
      [ "$policy" = same ] || fail 'S3 does not return the policy that was put'
    }

    # A public statement makes Block Public Access cut off other accounts, Toplyne's too.
    check_public() {
      if [ "$exists" = yes ] && call "${public[@]}" && [ "$out" = True ]; then
        say warning 'S3 takes a statement of the policy for public; then Toplyne may be cut off'
      fi
    }

    """#
}
