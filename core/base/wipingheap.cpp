// SPDX-License-Identifier: MIT
// Memory that is given back is wiped first. Secret wipes what it holds; but a token also passes through buffers of Qt
// and of the libraries below it, and without this their copies would lie in free memory until something happens to
// overwrite them. Programs that link this object get it; it has no header, since nobody calls it.
#include <cstddef>
#include <cstring>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#include <malloc.h>

#include <algorithm>

// The real ones of the C library, which its own malloc.h does not declare.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" void *__libc_malloc(std::size_t size);
extern "C" void *__libc_realloc(void *block, std::size_t size);
extern "C" void __libc_free(void *block);
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

extern "C" void free(void *block) noexcept
{
    if (block) {
        explicit_bzero(block, malloc_usable_size(block));
    }
    __libc_free(block);
}

//! Growing in its place would be quicker, but a block that moves would leave its content behind.
extern "C" void *realloc(void *block, std::size_t size) noexcept
{
    if (!block) {
        return __libc_malloc(size);
    }
    const std::size_t before = malloc_usable_size(block);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    if (size <= before) {
        explicit_bzero(static_cast<char *>(block) + size, before - size);
        return __libc_realloc(block, size);
    }
    void *const grown = __libc_malloc(size);
    if (grown) {
        std::memcpy(grown, block, before);
        free(block);
    }
    return grown;
}
#endif
