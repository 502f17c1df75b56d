/* ctrl_c GO INPUT PROGRAM: runs a program with INPUT as stdin, and presses Ctrl-C as soon as the file GO exists. */
#include <stdio.h>
#include <windows.h>

static BOOL WINAPI not_me(DWORD event) { return TRUE; }

int main(int count, char **arguments) {
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    STARTUPINFOA start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
    PROCESS_INFORMATION process;
    DWORD code = 99;
    if (count != 4) return 98;
    start.hStdInput = CreateFileA(arguments[2], GENERIC_READ, FILE_SHARE_READ, &inherited, OPEN_EXISTING, 0, NULL);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    SetConsoleCtrlHandler(not_me, TRUE);
    if (!CreateProcessA(arguments[3], NULL, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process)) return 97;
    while (GetFileAttributesA(arguments[1]) == INVALID_FILE_ATTRIBUTES)
        if (WaitForSingleObject(process.hProcess, 50) == WAIT_OBJECT_0) return 96;
    if (!GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0)) {
        printf("no Ctrl-C: %lu\n", GetLastError());
        return 95;
    }
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
