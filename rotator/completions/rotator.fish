# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_rotator_global_optspecs
    string join \n target= record= dry-run api-url= account-type= verify= deadline= output= report-file= v/verbose metrics-file= log-format= h/help V/version
end

function __fish_rotator_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_rotator_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_rotator_using_subcommand
    set -l cmd (__fish_rotator_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c rotator -n "__fish_rotator_needs_command" -l target -d 'What to rotate; `auto` is decided by the attached credential record' -r -f -a "auto\t'By the attached credential record'
meraki-user\t'A Meraki client VPN, guest or 802.1X user'
tenable-user\t'A Tenable user'
tenable-credential\t'A Tenable managed credential'"
complete -c rotator -n "__fish_rotator_needs_command" -l record -d 'The attached record with the API key, if it does not have the default title' -r
complete -c rotator -n "__fish_rotator_needs_command" -l api-url -d 'Base URL of the vendor\'s API, for another region [record field: `api_url`]' -r
complete -c rotator -n "__fish_rotator_needs_command" -l account-type -d 'For meraki-user: type of the account, `Client VPN` (default), `802.1X` or `Guest` [record field: `account_type`]' -r
complete -c rotator -n "__fish_rotator_needs_command" -l verify -d 'For tenable-user: log in once with the new password, `auto` (default: only to resolve an unknown outcome), `always` or `never` [record field: `verify`]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rotator -n "__fish_rotator_needs_command" -l deadline -d 'Total time limit in seconds, 1 to 3600; 90 if not given [record field: `deadline`]' -r
complete -c rotator -n "__fish_rotator_needs_command" -l output -d 'Print text, or one JSON object' -r -f -a "text\t'One line'
json\t'One JSON object on stdout, whatever happens'"
complete -c rotator -n "__fish_rotator_needs_command" -l report-file -d 'Append the result to this file, one JSON object per line' -r -F
complete -c rotator -n "__fish_rotator_needs_command" -l metrics-file -d 'Write the result to this file as metrics for Prometheus' -r -F
complete -c rotator -n "__fish_rotator_needs_command" -l log-format -d 'Log format' -r -f -a "text\t'A line for people'
json\t'One JSON object a line'"
complete -c rotator -n "__fish_rotator_needs_command" -l dry-run -d 'Run all checks without changing anything. Ends with 10 in an attached script'
complete -c rotator -n "__fish_rotator_needs_command" -s v -l verbose -d 'Log each step to stderr, `-vv` more. Secrets are never shown'
complete -c rotator -n "__fish_rotator_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rotator -n "__fish_rotator_needs_command" -s V -l version -d 'Print version'
complete -c rotator -n "__fish_rotator_needs_command" -f -a "check" -d 'Ask for what a rotation needs, check all of it, and change nothing'
complete -c rotator -n "__fish_rotator_needs_command" -f -a "payload" -d 'Print a payload as the Gateway would send it, for trials'
complete -c rotator -n "__fish_rotator_needs_command" -f -a "completions" -d 'Print the completions for a shell'
complete -c rotator -n "__fish_rotator_needs_command" -f -a "man" -d 'Print a manual page, for `man -l -`'
complete -c rotator -n "__fish_rotator_using_subcommand check" -l target -d 'What to check; asked for if not given' -r -f -a "meraki-user\t'A Meraki client VPN, guest or 802.1X user'
tenable-user\t'A Tenable user'
tenable-credential\t'A Tenable managed credential'"
complete -c rotator -n "__fish_rotator_using_subcommand check" -l user -d 'Login of the PAM User record; asked for if not given' -r
complete -c rotator -n "__fish_rotator_using_subcommand check" -l field -d 'A field of the credential record that is not secret' -r
complete -c rotator -n "__fish_rotator_using_subcommand check" -l field-file -d 'A secret field, read from the first line of a file' -r
complete -c rotator -n "__fish_rotator_using_subcommand check" -l new-password-file -d 'File with a new password to check against the vendor\'s rules' -r -F
complete -c rotator -n "__fish_rotator_using_subcommand check" -l api-url -d 'Base URL of the vendor\'s API, for another region [record field: `api_url`]' -r
complete -c rotator -n "__fish_rotator_using_subcommand check" -l account-type -d 'For meraki-user: type of the account, `Client VPN` (default), `802.1X` or `Guest` [record field: `account_type`]' -r
complete -c rotator -n "__fish_rotator_using_subcommand check" -l verify -d 'For tenable-user: log in once with the new password, `auto` (default: only to resolve an unknown outcome), `always` or `never` [record field: `verify`]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rotator -n "__fish_rotator_using_subcommand check" -l deadline -d 'Total time limit in seconds, 1 to 3600; 90 if not given [record field: `deadline`]' -r
complete -c rotator -n "__fish_rotator_using_subcommand check" -l output -d 'Print text, or one JSON object' -r -f -a "text\t'One line'
json\t'One JSON object on stdout, whatever happens'"
complete -c rotator -n "__fish_rotator_using_subcommand check" -l report-file -d 'Append the result to this file, one JSON object per line' -r -F
complete -c rotator -n "__fish_rotator_using_subcommand check" -s v -l verbose -d 'Log each step to stderr, `-vv` more. Secrets are never shown'
complete -c rotator -n "__fish_rotator_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rotator -n "__fish_rotator_using_subcommand payload" -l target -d 'What the payload is for' -r -f -a "meraki-user\t'A Meraki client VPN, guest or 802.1X user'
tenable-user\t'A Tenable user'
tenable-credential\t'A Tenable managed credential'"
complete -c rotator -n "__fish_rotator_using_subcommand payload" -l user -d 'Login of the PAM User record' -r
complete -c rotator -n "__fish_rotator_using_subcommand payload" -l field -d 'A field of the credential record that is not secret' -r
complete -c rotator -n "__fish_rotator_using_subcommand payload" -l field-file -d 'A secret field, read from the first line of a file' -r
complete -c rotator -n "__fish_rotator_using_subcommand payload" -l new-password-file -d 'File with the new password in its first line; asked for if not given' -r -F
complete -c rotator -n "__fish_rotator_using_subcommand payload" -l old-password-file -d 'File with the old password in its first line' -r -F
complete -c rotator -n "__fish_rotator_using_subcommand payload" -l title -d 'Title of the credential record, if not the default one' -r
complete -c rotator -n "__fish_rotator_using_subcommand payload" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rotator -n "__fish_rotator_using_subcommand completions" -s h -l help -d 'Print help'
complete -c rotator -n "__fish_rotator_using_subcommand man" -s h -l help -d 'Print help'
