// SPDX-License-Identifier: MIT
#include "ui/dialogs/formdialog.h"

#include "ui/dialogs/dialogfooter.h"
#include "ui/dialogs/secretedit.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QScreen>
#include <QVBoxLayout>

namespace tokenrack {

FormDialog::FormDialog(int columns, QWidget *parent)
    : QDialog(parent)
    , m_body(new QVBoxLayout)
    , m_footer(new DialogFooter(this))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_body->setContentsMargins(18, 16, 18, 16);
    m_body->setSpacing(10);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(m_body, 1);
    all->addWidget(m_footer);
    const int width = columns * fontMetrics().averageCharWidth();
    setMinimumWidth(width);
    resize(width, height());
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void FormDialog::forgetSecrets()
{
    const auto edits = findChildren<SecretEdit *>();
    for (SecretEdit *edit : edits) {
        edit->forget();
    }
}

QDialogButtonBox *FormDialog::buttons() const
{
    return m_footer->buttons();
}

void FormDialog::addLeft(QWidget *widget)
{
    m_footer->addLeft(widget);
}

void FormDialog::setVisible(bool visible)
{
    if (visible && isHidden()) {
        // Before QDialog puts it in the middle of its window, which takes the height for final.
        ensurePolished();
        fitContent();
    }
    QDialog::setVisible(visible);
}

bool FormDialog::event(QEvent *event)
{
    const bool isTaken = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        fitContent();
    }
    return isTaken;
}

void FormDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void FormDialog::fitContent()
{
    const int width = qMax(this->width(), layout()->totalMinimumSize().width());
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->totalSizeHint().height();
    if (QSize(width, height) != size()) {
        resize(width, height);
        stayOnScreen();
    }
}

void FormDialog::stayOnScreen()
{
    const int below = frameGeometry().bottom() - screen()->availableGeometry().bottom();
    if (isVisible() && below > 0) {
        move(x(), qMax(screen()->availableGeometry().top(), y() - below));
    }
}

} // namespace tokenrack
