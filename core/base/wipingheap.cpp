// SPDX-License-Identifier: MIT
// Memory that is given back is wiped first. Secret wipes what it holds; but a token also passes through buffers of Qt
// and of the libraries below it, and without this their copies would lie in free memory until something happens to
// overwrite them. Programs that link this object get it; it has no header, since nobody calls it.
#include <cstddef>
#include <cstring>

#if defined(__GLIBC__) && !defined(TOKENRACK_SANITIZED)
#include <malloc.h>

#include <algorithm>

// The C library's own, which its malloc.h does not declare, under names that may be used here.
extern "C" void *libcMalloc(std::size_t size) __asm__("__libc_malloc");
extern "C" void *libcRealloc(void *block, std::size_t size) __asm__("__libc_realloc");
extern "C" void libcFree(void *block) __asm__("__libc_free");

extern "C" void free(void *block) noexcept
{
    if (block) {
        explicit_bzero(block, malloc_usable_size(block));
    }
    libcFree(block);
}

//! Growing in its place would be quicker, but a block that moves would leave its content behind.
extern "C" void *realloc(void *block, std::size_t size) noexcept
{
    if (!block) {
        return libcMalloc(size);
    }
    const std::size_t before = malloc_usable_size(block);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    if (size <= before) {
        explicit_bzero(static_cast<char *>(block) + size, before - size);
        return libcRealloc(block, size);
    }
    void *const grown = libcMalloc(size);
    if (grown) {
        std::memcpy(grown, block, before);
        free(block);
    }
    return grown;
}
#endif
