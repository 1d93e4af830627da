// SPDX-License-Identifier: MIT
#include "core/secrets/tokenvault.h"

#include <QtEndian>

#include <sodium.h>

#include <array>

namespace tokenrack {

namespace {

// A sealed value: one byte for the version of this form, the nonce, the ciphertext with its tag at the end.
constexpr char sealVersion = 1;
constexpr qsizetype versionSize = 1;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t keySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr int base64Variant = sodium_base64_VARIANT_ORIGINAL;
constexpr std::size_t base64Size = sodium_base64_ENCODED_LEN(keySize, base64Variant); // with the closing zero

void requireSodium()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        qFatal("libsodium found no source of random numbers");
    }
}

const unsigned char *bytes(const char *data)
{
    return reinterpret_cast<const unsigned char *>(data);
}

unsigned char *bytes(char *data)
{
    return reinterpret_cast<unsigned char *>(data);
}

//! Each part behind its own length, so that no two contexts give the same bytes.
QByteArray associatedData(const SealContext &context)
{
    QByteArray data(1, sealVersion);
    const QByteArray parts[] = {context.server.toRfc4122(), context.provider.toUtf8(), context.origin.toUtf8(),
                                context.field.toUtf8()};
    for (const QByteArray &part : parts) {
        std::array<char, sizeof(quint32)> length;
        qToBigEndian(quint32(part.size()), length.data());
        data.append(length.data(), qsizetype(length.size()));
        data.append(part);
    }
    return data;
}

} // namespace

TokenVault::TokenVault(Secret rawKey)
    : m_key(std::move(rawKey))
{ }

Secret TokenVault::newKey()
{
    requireSodium();
    std::array<unsigned char, keySize> raw;
    std::array<char, base64Size> text;
    crypto_aead_xchacha20poly1305_ietf_keygen(raw.data());
    sodium_bin2base64(text.data(), text.size(), raw.data(), raw.size(), base64Variant);
    const Secret key(QByteArrayView(text.data(), qsizetype(base64Size - 1)));
    sodium_memzero(raw.data(), raw.size());
    sodium_memzero(text.data(), text.size());
    return key;
}

std::optional<TokenVault> TokenVault::fromKey(const Secret &key)
{
    if (key.size() != qsizetype(base64Size - 1)) {
        return {};
    }
    const QByteArrayView text = key.reveal();
    std::array<char, keySize> raw;
    std::size_t size = 0;
    const int failed = sodium_base642bin(bytes(raw.data()), raw.size(), text.data(), std::size_t(text.size()), nullptr,
                                         &size, nullptr, base64Variant);
    std::optional<TokenVault> vault;
    if (failed == 0 && size == keySize) {
        vault = TokenVault(Secret(QByteArrayView(raw.data(), qsizetype(raw.size()))));
    }
    sodium_memzero(raw.data(), raw.size());
    return vault;
}

QByteArray TokenVault::seal(const Secret &value, const SealContext &context) const
{
    requireSodium();
    const QByteArrayView plain = value.reveal();
    const QByteArray about = associatedData(context);
    QByteArray sealed(versionSize + nonceSize + plain.size() + tagSize, Qt::Uninitialized);
    sealed[0] = sealVersion;
    char *const nonce = sealed.data() + versionSize;
    randombytes_buf(nonce, std::size_t(nonceSize));
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(nonce + nonceSize), nullptr, bytes(plain.data()),
                                               static_cast<unsigned long long>(plain.size()), bytes(about.constData()),
                                               static_cast<unsigned long long>(about.size()), nullptr, bytes(nonce),
                                               bytes(m_key.reveal().data()));
    return sealed;
}

std::optional<Secret> TokenVault::open(const QByteArray &sealed, const SealContext &context) const
{
    const qsizetype plainSize = sealed.size() - versionSize - nonceSize - tagSize;
    if (plainSize < 0 || sealed.at(0) != sealVersion) {
        return {};
    }
    const QByteArray about = associatedData(context);
    const char *const nonce = sealed.constData() + versionSize;
    QByteArray plain(plainSize, Qt::Uninitialized);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes(plain.data()), nullptr, nullptr, bytes(nonce + nonceSize),
        static_cast<unsigned long long>(plainSize + tagSize), bytes(about.constData()),
        static_cast<unsigned long long>(about.size()), bytes(nonce), bytes(m_key.reveal().data()));
    std::optional<Secret> secret;
    if (failed == 0) {
        secret = Secret(plain);
    }
    sodium_memzero(plain.data(), std::size_t(plain.size()));
    return secret;
}

//! Under a key of its own that follows from the vault's, since one key serves one purpose.
QByteArray TokenVault::fingerprint(const Secret &value, const SealContext &context) const
{
    requireSodium();
    constexpr QByteArrayView purpose("tokenrack refused secret");
    const QByteArrayView key = m_key.reveal();
    std::array<unsigned char, crypto_generichash_KEYBYTES> ownKey;
    crypto_generichash(ownKey.data(), ownKey.size(), bytes(purpose.data()), std::size_t(purpose.size()),
                       bytes(key.data()), std::size_t(key.size()));

    const QByteArray about = associatedData(context);
    const QByteArrayView plain = value.reveal();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash_state state;
    crypto_generichash_init(&state, ownKey.data(), ownKey.size(), std::size_t(hash.size()));
    crypto_generichash_update(&state, bytes(about.constData()), static_cast<unsigned long long>(about.size()));
    crypto_generichash_update(&state, bytes(plain.data()), static_cast<unsigned long long>(plain.size()));
    crypto_generichash_final(&state, bytes(hash.data()), std::size_t(hash.size()));
    sodium_memzero(ownKey.data(), ownKey.size());
    sodium_memzero(&state, sizeof state);
    return hash;
}

} // namespace tokenrack
