// SPDX-License-Identifier: MIT
#include "ui/dialogs/serverform.h"

#include "core/providers/pasted.h"
#include "core/session/proxypassword.h"
#include "ui/dialogs/connectionrows.h"
#include "ui/dialogs/fieldrow.h"
#include "ui/dialogs/fold.h"
#include "ui/dialogs/mnemonics.h"
#include "ui/dialogs/providerrows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace tokenrack {

namespace {

constexpr int notesLines = 2;
constexpr int notesMargin = 8; //!< the text begins where that of the other fields does

QStringList tagsFromText(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\x{FF0C}\\x{3001}\\x{FF1B}]"));
    QStringList tags;
    const QStringList parts = text.split(separators, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString tag = part.simplified();
        if (!tag.isEmpty() && !tags.contains(tag)) {
            tags.append(tag);
        }
    }
    return tags;
}

void setOption(Options *options, const char *key, const QString &value)
{
    if (value.isEmpty()) {
        options->remove(QLatin1String(key));
    } else {
        options->insert(QLatin1String(key), value);
    }
}

} // namespace

ServerForm::ServerForm(const ProviderRegistry &providers, QWidget *parent)
    : QWidget(parent)
    , m_providers(providers)
    , m_system(new QComboBox)
    , m_name(new QLineEdit)
    , m_url(new QLineEdit)
    , m_tags(new QLineEdit)
    , m_notes(new QPlainTextEdit)
    , m_keep(new QCheckBox)
    , m_renew(new QCheckBox)
    , m_systemRow(new FieldRow(QStringLiteral("provider"), m_system, this))
    , m_nameRow(new FieldRow(QStringLiteral("name"), m_name, this))
    , m_urlRow(new FieldRow(QStringLiteral("url"), m_url, this))
    , m_keepRow(new FieldRow(QStringLiteral("keep"), m_keep, this))
    , m_renewRow(new FieldRow(QLatin1String(option::renew), m_renew, this))
    , m_tagsRow(new FieldRow(QStringLiteral("tags"), m_tags, this))
    , m_notesRow(new FieldRow(QStringLiteral("notes"), m_notes, this))
    , m_advanced(new Fold(this))
    , m_connection(new Fold(this))
    , m_connectionRows(new ConnectionRows(m_connection))
    , m_providerRows(new ProviderRows(m_keepRow, m_advanced, this))
{
    m_advanced->setObjectName(QStringLiteral("advanced"));
    m_connection->setObjectName(QStringLiteral("connection"));
    m_keep->setChecked(true);
    m_renew->setChecked(true);
    m_notes->setTabChangesFocus(true);
    m_notes->viewport()->setAutoFillBackground(false); // the frame fills it, round corners and all
    m_notes->document()->setDocumentMargin(notesMargin);
    m_notes->setFixedHeight(m_notes->fontMetrics().lineSpacing() * notesLines + 2 * notesMargin + 2);
    buildRows();
    connectRows();
    fillSystems();
}

void ServerForm::buildRows()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(9);
    rows->addWidget(m_systemRow);
    rows->addWidget(m_nameRow);
    rows->addWidget(m_urlRow);
    rows->addWidget(m_providerRows);
    rows->addWidget(m_renewRow);
    rows->addWidget(m_tagsRow);
    rows->addWidget(m_notesRow);
    rows->addWidget(m_advanced);
    rows->addWidget(m_connection);
    rows->addStretch(1);
    m_connection->add(m_connectionRows);
}

void ServerForm::connectRows()
{
    connect(m_system, &QComboBox::activated, this, [this] {
        showProvider();
        onEdited(m_systemRow->key());
    });
    watchLine(m_nameRow);
    watchLine(m_urlRow);
    watchLine(m_tagsRow);
    connect(m_url, &QLineEdit::textEdited, this, &ServerForm::onAddressEdited);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { onEdited(m_notesRow->key()); });
    connect(m_connectionRows, &ConnectionRows::edited, this, &ServerForm::onEdited);
    connect(m_connectionRows, &ConnectionRows::left, this, &ServerForm::onLeft);
    connect(m_keep, &QCheckBox::clicked, this, [this] { onEdited(m_keepRow->key()); });
    connect(m_renew, &QCheckBox::clicked, this, [this] { onEdited(m_renewRow->key()); });
    connect(m_providerRows, &ProviderRows::left, this, &ServerForm::onLeft);
    connect(m_providerRows, &ProviderRows::edited, this, [this](const QString &key) {
        arrangeRows();
        onEdited(key);
    });
}

void ServerForm::watchLine(FieldRow *row)
{
    const auto *line = qobject_cast<QLineEdit *>(row->editor());
    connect(line, &QLineEdit::textEdited, this, [this, row] { onEdited(row->key()); });
    connect(line, &QLineEdit::editingFinished, this, [this, row] { onLeft(row->key()); });
}

void ServerForm::fillSystems()
{
    const QString chosen = m_system->currentData().toString();
    m_system->clear();
    for (const auto &each : m_providers.all()) {
        const QString description = each->description();
        m_system->addItem(description.isEmpty() ? each->name() : each->name() + QStringLiteral(" – ") + description,
                          each->id());
    }
    m_system->setCurrentIndex(std::max(0, m_system->findData(chosen)));
}

void ServerForm::setServer(const Server &server, bool mayHaveSecret)
{
    const QSignalBlocker notesBlocker(m_notes);
    m_set = server;
    m_editedKeys.clear();
    m_judgedKeys.clear();
    m_isPasted = false;
    m_system->setCurrentIndex(std::max(0, m_system->findData(server.provider)));
    m_name->setText(server.name);
    m_url->setText(server.url.shownText());
    m_tags->setText(server.tags.join(QStringLiteral(", ")));
    m_notes->setPlainText(server.notes);
    m_renew->setChecked(optionValue(server.options, option::renew) != QLatin1String("off"));
    m_connectionRows->setServer(server);
    m_connection->setOpen(m_connectionRows->isUnusual());
    m_providerRows->setServer(server, mayHaveSecret);
    showProvider();
    m_initial = this->server();
    m_initialAddress = m_url->text();
    showState();
}

void ServerForm::setSecretPlace(const QString &placeName, bool canChoose)
{
    m_placeName = placeName;
    m_canChoosePlace = canChoose;
    m_keep->setEnabled(canChoose);
    setTexts();
}

const Provider *ServerForm::provider() const
{
    return m_providers.find(m_system->currentData().toString());
}

Server ServerForm::server() const
{
    Server server;
    server.id = m_set.id;
    server.provider = m_system->currentData().toString();
    server.name = m_name->text().simplified();
    server.url = addressFromText(m_url->text());
    server.tags = tagsFromText(m_tags->text());
    server.notes = m_notes->toPlainText();
    // Options that the form does not know, of a newer version perhaps, stay as they are.
    if (server.provider == m_set.provider) {
        server.options = m_set.options;
    }
    m_providerRows->writeTo(&server);
    m_connectionRows->writeTo(&server);
    setOption(&server.options, option::renew, m_renew->isChecked() ? QString() : QStringLiteral("off"));
    return server;
}

void ServerForm::setTrustedCertificate(const Server &server, const QByteArray &sha256)
{
    m_connectionRows->setTrustedCertificate(server, sha256);
}

Credential ServerForm::credential() const
{
    Credential entered = m_providerRows->credential();
    if (const Secret password = m_connectionRows->proxyPassword(); !password.isEmpty()) {
        entered.fields.insert(QLatin1String(proxyPasswordField), password);
    }
    return entered;
}

void ServerForm::forgetSecrets()
{
    m_providerRows->forgetSecrets();
}

bool ServerForm::keepsSecret() const
{
    return m_canChoosePlace && m_keep->isChecked();
}

bool ServerForm::isChanged() const
{
    Server now = server();
    if (m_set.url.isEmpty()) {
        now.provider = m_initial.provider; // to have looked at another system's form is nothing to lose
    }
    return now != m_initial || m_url->text() != m_initialAddress || !credential().isEmpty();
}

QList<InputProblem> ServerForm::problems() const
{
    const Server draft = server();
    QList<InputProblem> problems = m_providers.problems(draft);
    const Provider *provider = this->provider();
    const Credential entered = credential();
    for (auto field = entered.fields.begin(); provider && field != entered.fields.end(); ++field) {
        const auto problem =
            field.value().isEmpty() ? std::nullopt : provider->secretProblem(draft.options, field.key(), field.value());
        if (problem) {
            problems.append(*problem);
        }
    }
    return problems;
}

bool ServerForm::checkAll()
{
    const QList<InputProblem> found = problems();
    for (const InputProblem &problem : found) {
        m_judgedKeys.insert(problem.field);
    }
    showProblems();
    const auto rows = findChildren<FieldRow *>();
    const auto first = std::find_if(rows.begin(), rows.end(), [](const FieldRow *row) { return row->hasProblem(); });
    if (first != rows.end()) {
        for (Fold *fold : {m_advanced, m_connection}) {
            fold->setOpen(fold->isOpen() || fold->isAncestorOf(*first));
        }
        (*first)->editor()->setFocus(Qt::OtherFocusReason);
    }
    return found.isEmpty();
}

void ServerForm::showProvider()
{
    m_providerRows->rebuild(provider());
    arrangeRows();
}

void ServerForm::arrangeRows()
{
    setTexts();
    giveMnemonics(window());
    alignLabels();
    orderTabs();
}

void ServerForm::alignLabels()
{
    const auto rows = findChildren<FieldRow *>();
    int width = 0;
    for (const FieldRow *row : rows) {
        width = std::max(width, row->labelWidthHint());
    }
    for (FieldRow *row : rows) {
        row->setLabelWidth(width);
    }
}

void ServerForm::orderTabs()
{
    std::vector<QWidget *> order{m_system, m_name, m_url};
    const auto add = [&order](const std::vector<QWidget *> &more) {
        order.insert(order.end(), more.begin(), more.end());
    };
    add(m_providerRows->editors(false));
    add({m_keep, m_renew, m_tags, m_notes, m_advanced->head()});
    add(m_providerRows->editors(true));
    add({m_connection->head()});
    add(m_connectionRows->editors());
    for (std::size_t i = 1; i < order.size(); ++i) {
        setTabOrder(order[i - 1], order[i]);
    }
}

void ServerForm::onEdited(const QString &key)
{
    m_editedKeys.insert(key);
    showState();
    Q_EMIT edited();
}

void ServerForm::onLeft(const QString &key)
{
    if (m_editedKeys.contains(key)) {
        m_judgedKeys.insert(key);
    }
    showProblems();
}

void ServerForm::onAddressEdited(const QString &text)
{
    if (const auto pasted = readPasted(text)) {
        takePasted(*pasted);
    } else if (m_isPasted) {
        m_isPasted = false;
        setTexts();
    }
}

void ServerForm::takePasted(const PastedServer &pasted)
{
    m_isPasted = true;
    if (const int system = m_system->findData(pasted.provider); system >= 0 && !pasted.provider.isEmpty()) {
        m_system->setCurrentIndex(system);
    }
    m_url->setText(pasted.url.toDisplayString());
    m_providerRows->merge(pasted);
    showProvider();
    showState();
}

void ServerForm::showState()
{
    const Provider *provider = this->provider();
    const Server draft = server();
    m_renewRow->setVisible(provider && provider->canRefresh(draft));
    m_connectionRows->showFor(draft.url);
    m_urlRow->setWarning(provider && hasAddress() ? provider->exposure(draft) : QString());
    showProblems();
}

//! One that can be used.
bool ServerForm::hasAddress() const
{
    const QList<InputProblem> found = problems();
    return !m_url->text().isEmpty() && std::none_of(found.begin(), found.end(), [this](const InputProblem &problem) {
        return problem.field == m_urlRow->key();
    });
}

void ServerForm::showProblems()
{
    QMap<QString, QString> sentences;
    const QList<InputProblem> found = problems();
    for (const InputProblem &problem : found) {
        if (m_judgedKeys.contains(problem.field) && !sentences.contains(problem.field)) {
            sentences.insert(problem.field, inputProblemText(problem));
        }
    }
    const auto rows = findChildren<FieldRow *>();
    for (FieldRow *row : rows) {
        row->setProblem(sentences.value(row->key()));
    }
}

void ServerForm::retranslate()
{
    fillSystems();
    showProvider();
    showState();
}

void ServerForm::setTexts()
{
    m_systemRow->setLabel(tr("S&ystem"));
    m_nameRow->setLabel(tr("&Name"));
    m_urlRow->setLabel(tr("&Address"));
    m_tagsRow->setLabel(tr("Ta&gs"));
    m_notesRow->setLabel(tr("N&otes"));
    m_tags->setPlaceholderText(tr("Separated by commas"));
    m_advanced->setTitle(tr("Advanced"));
    m_connection->setTitle(tr("Connection (time-out, certificate, proxy)"));
    m_renew->setText(tr("&Refresh the token before it expires"));
    m_keep->setText(keepText());

    const Provider *provider = this->provider();
    m_connectionRows->retranslate(provider ? provider->defaultTimeout() : HttpRequest().timeout);
    if (!provider) {
        return;
    }
    m_urlRow->setHint(m_isPasted ? tr("Filled in from what you pasted.") : provider->addressHint());
    m_url->setPlaceholderText(provider->addressExample());
}

QString ServerForm::keepText() const
{
    const bool isPassword = m_providerRows->lastSecret() == QLatin1String("password");
    if (!m_canChoosePlace) {
        return isPassword ? tr("&Keep the password in memory until you quit") : tr("&Keep it in memory until you quit");
    }
    return (isPassword ? tr("&Keep the password in %1") : tr("&Keep it in %1")).arg(m_placeName);
}

} // namespace tokenrack
