/// The part of `setup.sh` that is the same for every bucket.
///
/// It runs with bash 3.2, which macOS has, and with version 1 and 2 of the AWS CLI. Error codes and
/// their causes: Amazon S3 API Reference, "Error responses".
enum ScriptFunctions {
  /// What the script accepts and where it works.
  static let arguments = #"""
    usage() {
      printf 'usage: %s [--dry-run] [--data DIR] [--policy-by-hand]\n' "${0##*/}"
      printf '  --dry-run         read only, and say what would be changed\n'
      printf '  --data DIR        the data folder, if it is elsewhere on this machine\n'
      printf '  --policy-by-hand  leave the bucket policy alone: you take care of it\n'
      exit "$1"
    }

    dry_run=no
    policy_by_hand=no
    while [ $# -gt 0 ]; do
      case $1 in
        --dry-run) dry_run=yes ;;
        --policy-by-hand) policy_by_hand=yes ;;
        --data)
          [ $# -ge 2 ] || usage 64 >&2
          DATA=$2
          shift
          ;;
        -h | --help) usage 0 ;;
        *) usage 64 >&2 ;;
      esac
      shift
    done
    case $DATA in
      /* | '') ;;
      *) DATA=$PWD/$DATA ;;
    esac
    cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")"
    scratch=$(mktemp -d)
    trap 'rm -rf -- "$scratch"' EXIT

    exists=unknown
    policy=unknown
    changes=0
    title=''
    code=''
    err=''
    out=''
    check=()
    write=()

    """#

  /// Running a command, and saying in plain words what went wrong.
  static let running = #"""
    say() { printf '%-13s %s\n' "$1" "$2"; }

    fail() {
      printf 'stopped       %s\n' "$1" >&2
      exit 1
    }

    # Runs a command. What it printed is then in $out; if it failed, its message is in $err and the
    # code of the error in $code. S3 takes one change of a bucket at a time and says
    # OperationAborted to the next one, so that is tried again.
    call() {
      local tries=0
      local pattern='\(([A-Za-z0-9.]+)\) when calling'
      while true; do
        code=''
        err=''
        if out=$("$@" 2>"$scratch/err" </dev/null); then return 0; fi
        err=$(LC_ALL=C tr -d '\000-\010\013-\037\177' <"$scratch/err")
        if [[ $err =~ $pattern ]]; then code=${BASH_REMATCH[1]}; fi
        case $code in
          OperationAborted | SlowDown | RequestTimeout | ServiceUnavailable | InternalError) ;;
          *) return 1 ;;
        esac
        tries=$((tries + 1))
        [ "$tries" -lt 6 ] || return 1
        say waiting "S3 is busy ($code); this is tried again"
        sleep "$((tries * 2))"
      done
    }

    # Says why the last command failed, and ends.
    give_up() {
      printf '%s\n' "$err" >&2
      fail "$title: $(cause)"
    }

    cause() {
      case $code in
        403 | AccessDenied | AllAccessDisabled)
          case $err in
            *BlockPublicPolicy*)
              echo 'another statement of the policy is public; leave Block Public Access on' ;;
            *HeadBucket*)
              echo 'the bucket belongs to another account, or you lack s3:ListBucket; sign in to' \
                'the account that owns it, or choose another name' ;;
            *) echo 'you lack the right; SETUP.md lists the rights that are needed' ;;
          esac ;;
        301 | PermanentRedirect | AuthorizationHeaderMalformed)
          echo "the bucket is not in $REGION; answer the question about the region again" ;;
        400) echo "the bucket is not in $REGION, or the session is over" ;;
        404 | NoSuchBucket) echo 'there is no such bucket' ;;
        BucketAlreadyExists) echo 'somebody else has a bucket of this name; choose another one' ;;
        BucketAlreadyOwnedByYou) echo 'the bucket is yours already; run this again' ;;
        IllegalLocationConstraintException | InvalidLocationConstraint)
          echo "AWS does not take $REGION as the region; look at the profile that you use" ;;
        InvalidBucketName) echo 'S3 does not accept the name' ;;
        TooManyBuckets) echo 'the account has all the buckets it may have (Service Quotas)' ;;
        InvalidBucketAclWithObjectOwnership)
          echo 'an ACL of the bucket gives others access; take those grants out first' ;;
        MethodNotAllowed) echo 'the bucket belongs to another account than you are signed in to' ;;
        MalformedPolicy)
          case $err in
            *'Invalid principal'*)
              echo "AWS does not find the role in the policy; ask Toplyne whether it exists" ;;
            *) echo 'S3 does not accept bucket-policy.json; make it again rather than edit it' ;;
          esac ;;
        KMS.* | *KMS*) echo 'the KMS key refuses; see the part about the key in SETUP.md' ;;
        ExpiredToken* | RequestExpired | InvalidToken | TokenRefreshRequired)
          echo 'the session is over; sign in again' ;;
        InvalidClientTokenId | InvalidAccessKeyId | UnrecognizedClientException)
          echo 'AWS does not know these credentials; sign in again' ;;
        SignatureDoesNotMatch | RequestTimeTooSkewed)
          echo 'the secret key or the clock of this machine is wrong' ;;
        *)
          case $err in
            *'Unable to locate credentials'*)
              echo 'you are not signed in to AWS; run aws configure sso, or aws sso login' ;;
            *'could not be found'*) echo 'there is no such profile; see aws configure list' ;;
            *SSO* | *sso*) echo 'the session is over; run aws sso login' ;;
            *'Could not connect'*) echo 'AWS cannot be reached from here' ;;
            *) echo 'the message above is all there is to know' ;;
          esac ;;
      esac
    }

    # Who is signed in, and whether Toplyne's role can be reached from there at all.
    who() {
      local account arn
      title='sign in'
      command -v aws >/dev/null 2>&1 \
        || fail 'the AWS CLI is not installed; SETUP.md has the same steps for the AWS console'
      if ! call aws sts get-caller-identity --region "$REGION" --query '[Account,Arn]' --output text
      then
        case $err in
          *redentials* | *profile* | *oken* | *SSO* | *Signature*) give_up ;;
        esac
        say 'not known' 'who is signed in'
        return
      fi
      account=${out%%$'\t'*}
      arn=${out##*$'\t'}
      case $arn in
        arn:aws:*) ;;
        *) fail "$arn is in another AWS partition; roles do not cross partitions, so Toplyne cannot" \
          ;;
      esac
      if [ -n "$OWNER" ] && [ "$OWNER" != "$account" ]; then
        fail "you are signed in to account $account, and the bucket is to belong to $OWNER"
      fi
      say 'signed in' "account $account as $arn"
    }

    # Runs the command in $write, or with --dry-run says that it would.
    change() {
      changes=$((changes + 1))
      if [ "$dry_run" = yes ]; then
        say 'would change' "$title"
        return
      fi
      call "${write[@]}" || give_up
      say changed "$title"
    }

    # ensure WANTED CODES: changes what $check does not find to be WANTED. CODES are the errors that
    # mean "not set yet".
    ensure() {
      if [ "$exists" = yes ]; then
        if call "${check[@]}"; then
          if [ "${out//$'\t'/ }" = "$1" ]; then
            say 'already so' "$title"
            return
          fi
        elif [[ -z $code || " $2 " != *" $code "* ]]; then
          give_up
        fi
      fi
      change
    }

    """#

  /// The bucket itself.
  static let bucket = #"""
    # The bucket in $check, made with $write if it is not there and there is something to make it.
    ensure_bucket() {
      if call "${check[@]}"; then
        exists=yes
        say 'already so' "$title"
        return
      fi
      case $code in
        404 | NoSuchBucket) ;;
        *) give_up ;;
      esac
      [ "$1" = new ] || give_up
      exists=no
      change
      [ "$dry_run" = yes ] || exists=yes
    }

    # A bucket in another region, or one whose readers pay, cannot be used as it is.
    inspect_bucket() {
      title='look at the bucket'
      call "${locate[@]}" || give_up
      case $out in
        None | null | '') out=us-east-1 ;;
        EU) out=eu-west-1 ;;
      esac
      [ "$out" = "$REGION" ] || fail "the bucket is in $out, not in $REGION"
      if call "${payer[@]}" && [ "$out" = Requester ]; then
        say warning 'readers of this bucket pay (Requester Pays): Toplyne cannot read it like this'
      fi
    }

    # S3 takes any key for the encryption, even one that does not exist; so KMS is asked about it.
    check_key() {
      if call "${check[@]}"; then
        [ "${out//$'\t'/ }" = 'CUSTOMER Enabled' ] \
          || fail "the KMS key has to be enabled and managed by you; it is: ${out//$'\t'/ }"
      elif [ "$code" = NotFoundException ]; then
        fail 'KMS does not find the key'
      else
        say 'not known' 'whether the KMS key is enabled and managed by you'
      fi
      say 'by hand' "$title; SETUP.md has the statement"
    }

    # Encryption that is left as it is may still need something of the key.
    report_encryption() {
      [ "$exists" = yes ] || return 0
      if ! call "${check[@]}"; then
        say 'not known' "$title"
        return
      fi
      say 'already so' "$title: ${out//$'\t'/ }"
      case $out in
        aws:kms*None* | aws:kms*alias/aws/s3*)
          say warning 'objects encrypted with the key aws/s3 cannot be shared with Toplyne' ;;
        aws:kms*) say warning 'the policy of this key must let the role of Toplyne decrypt' ;;
      esac
    }

    """#

  /// The uploads.
  static let uploads = #"""
    need_data() {
      [ -d "$DATA" ] || fail "there is no folder $(
        LC_ALL=C
        printf '%q' "$DATA"
      ) here; give it with --data DIR"
    }

    # The AWS CLI applies filters to whole paths, so a wildcard in the folder's own name would let
    # every file through.
    need_plain_data() {
      need_data
      case $DATA in
        *[\*\?\[]*) fail 'the path of the data folder holds * or ? or [; give another one with --data' ;;
      esac
    }

    transfer() {
      changes=$((changes + 1))
      if [ "$dry_run" = yes ]; then
        say 'would change' "$title"
        return
      fi
      "${write[@]}" </dev/null 2>&1 | LC_ALL=C tr -d '\000-\010\013-\037\177' \
        || fail "$title: not everything was uploaded; run this again to upload what is missing"
      say changed "$title"
    }

    # The files of a folder, as far as they differ in size or are newer here.
    ensure_folder() {
      if [ "$exists" = yes ]; then
        call "${check[@]}" || give_up
        if [ -z "$out" ]; then
          say 'already so' "$title"
          return
        fi
      fi
      transfer
    }

    # ensure_file FILE KEY TITLE: one file, unless the object has the same content.
    ensure_file() {
      local file=$DATA/$1 sum
      title=$3
      [ -f "$file" ] || fail "$title: there is no such file"
      sum=$(sha256 "$file")
      if [ "$exists" = yes ]; then
        if call "${head_object[@]}" --key="$2" --query Metadata.sha256 --output text; then
          if [ "$out" = "$sum" ]; then
            say 'already so' "$title"
            return
          fi
        else
          case $code in
            404 | NoSuchKey) ;;
            *) give_up ;;
          esac
        fi
      fi
      write=(aws s3 cp "$file" "s3://$BUCKET/$2" --region "$REGION" --no-progress
        --metadata "sha256=$sum")
      transfer
    }

    """#
}
