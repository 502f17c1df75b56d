
use builtin;
use str;

set edit:completion:arg-completer[rotator] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'rotator'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'rotator'= {
            cand --target 'What to rotate; `auto` is decided by the attached credential record'
            cand --record 'The attached record with the API key, if it does not have the default title'
            cand --api-url 'Base URL of the vendor''s API, for another region [record field: `api_url`]'
            cand --account-type 'For meraki-user: type of the account, `Client VPN` (default), `802.1X` or `Guest` [record field: `account_type`]'
            cand --verify 'For tenable-user: log in once with the new password, `auto` (default: only to resolve an unknown outcome), `always` or `never` [record field: `verify`]'
            cand --deadline 'Total time limit in seconds, 1 to 3600; 90 if not given [record field: `deadline`]'
            cand --output 'Print text, or one JSON object'
            cand --report-file 'Append the result to this file, one JSON object per line'
            cand --metrics-file 'Write the result to this file as metrics for Prometheus'
            cand --log-format 'Log format'
            cand --dry-run 'Run all checks without changing anything. Ends with 10 in an attached script'
            cand -v 'Log each step to stderr, `-vv` more. Secrets are never shown'
            cand --verbose 'Log each step to stderr, `-vv` more. Secrets are never shown'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Ask for what a rotation needs, check all of it, and change nothing'
            cand payload 'Print a payload as the Gateway would send it, for trials'
            cand completions 'Print the completions for a shell'
            cand man 'Print a manual page, for `man -l -`'
        }
        &'rotator;check'= {
            cand --target 'What to check; asked for if not given'
            cand --user 'Login of the PAM User record; asked for if not given'
            cand --field 'A field of the credential record that is not secret'
            cand --field-file 'A secret field, read from the first line of a file'
            cand --new-password-file 'File with a new password to check against the vendor''s rules'
            cand --api-url 'Base URL of the vendor''s API, for another region [record field: `api_url`]'
            cand --account-type 'For meraki-user: type of the account, `Client VPN` (default), `802.1X` or `Guest` [record field: `account_type`]'
            cand --verify 'For tenable-user: log in once with the new password, `auto` (default: only to resolve an unknown outcome), `always` or `never` [record field: `verify`]'
            cand --deadline 'Total time limit in seconds, 1 to 3600; 90 if not given [record field: `deadline`]'
            cand --output 'Print text, or one JSON object'
            cand --report-file 'Append the result to this file, one JSON object per line'
            cand -v 'Log each step to stderr, `-vv` more. Secrets are never shown'
            cand --verbose 'Log each step to stderr, `-vv` more. Secrets are never shown'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rotator;payload'= {
            cand --target 'What the payload is for'
            cand --user 'Login of the PAM User record'
            cand --field 'A field of the credential record that is not secret'
            cand --field-file 'A secret field, read from the first line of a file'
            cand --new-password-file 'File with the new password in its first line; asked for if not given'
            cand --old-password-file 'File with the old password in its first line'
            cand --title 'Title of the credential record, if not the default one'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'rotator;completions'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'rotator;man'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
    ]
    $completions[$command]
}
