/* wine 8 takes a certificate for refused if nothing is known of its revocation; Windows is told to go on then. This library
   knows of every certificate that it is not revoked. */
#include <windows.h>
#include <wincrypt.h>

__declspec(dllexport) BOOL WINAPI CertDllVerifyRevocation(DWORD encoding, DWORD kind, DWORD count, PVOID context[], DWORD flags,
                                                          PCERT_REVOCATION_PARA para, PCERT_REVOCATION_STATUS status) {
    return TRUE;
}
