
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'rotator' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'rotator'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'rotator' {
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'What to rotate; `auto` is decided by the attached credential record')
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'The attached record with the API key, if it does not have the default title')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Base URL of the vendor''s API, for another region [record field: `api_url`]')
            [CompletionResult]::new('--account-type', '--account-type', [CompletionResultType]::ParameterName, 'For meraki-user: type of the account, `Client VPN` (default), `802.1X` or `Guest` [record field: `account_type`]')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'For tenable-user: log in once with the new password, `auto` (default: only to resolve an unknown outcome), `always` or `never` [record field: `verify`]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Total time limit in seconds, 1 to 3600; 90 if not given [record field: `deadline`]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Print text, or one JSON object')
            [CompletionResult]::new('--report-file', '--report-file', [CompletionResultType]::ParameterName, 'Append the result to this file, one JSON object per line')
            [CompletionResult]::new('--metrics-file', '--metrics-file', [CompletionResultType]::ParameterName, 'Write the result to this file as metrics for Prometheus')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'Log format')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Run all checks without changing anything. Ends with 10 in an attached script')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log each step to stderr, `-vv` more. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log each step to stderr, `-vv` more. Secrets are never shown')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Ask for what a rotation needs, check all of it, and change nothing')
            [CompletionResult]::new('payload', 'payload', [CompletionResultType]::ParameterValue, 'Print a payload as the Gateway would send it, for trials')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page, for `man -l -`')
            break
        }
        'rotator;check' {
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'What to check; asked for if not given')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Login of the PAM User record; asked for if not given')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A field of the credential record that is not secret')
            [CompletionResult]::new('--field-file', '--field-file', [CompletionResultType]::ParameterName, 'A secret field, read from the first line of a file')
            [CompletionResult]::new('--new-password-file', '--new-password-file', [CompletionResultType]::ParameterName, 'File with a new password to check against the vendor''s rules')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Base URL of the vendor''s API, for another region [record field: `api_url`]')
            [CompletionResult]::new('--account-type', '--account-type', [CompletionResultType]::ParameterName, 'For meraki-user: type of the account, `Client VPN` (default), `802.1X` or `Guest` [record field: `account_type`]')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'For tenable-user: log in once with the new password, `auto` (default: only to resolve an unknown outcome), `always` or `never` [record field: `verify`]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Total time limit in seconds, 1 to 3600; 90 if not given [record field: `deadline`]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Print text, or one JSON object')
            [CompletionResult]::new('--report-file', '--report-file', [CompletionResultType]::ParameterName, 'Append the result to this file, one JSON object per line')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log each step to stderr, `-vv` more. Secrets are never shown')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log each step to stderr, `-vv` more. Secrets are never shown')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rotator;payload' {
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'What the payload is for')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Login of the PAM User record')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A field of the credential record that is not secret')
            [CompletionResult]::new('--field-file', '--field-file', [CompletionResultType]::ParameterName, 'A secret field, read from the first line of a file')
            [CompletionResult]::new('--new-password-file', '--new-password-file', [CompletionResultType]::ParameterName, 'File with the new password in its first line; asked for if not given')
            [CompletionResult]::new('--old-password-file', '--old-password-file', [CompletionResultType]::ParameterName, 'File with the old password in its first line')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title of the credential record, if not the default one')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'rotator;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'rotator;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
