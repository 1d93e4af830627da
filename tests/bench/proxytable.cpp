// SPDX-License-Identifier: MIT
// A table over ProxyModel; its argument is the database. Says "ready" on standard output when all is loaded.
#include "tests/bench/proxymodel.h"

#include <QApplication>
#include <QMainWindow>
#include <QTableView>

#include <cstdio>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    tokenrack::bench::ProxyModel model;
    if (argc < 2 || !model.load(QString::fromLocal8Bit(argv[1]))) {
        return 1;
    }
    QMainWindow window;
    auto *table = new QTableView;
    table->setModel(&model);
    window.setCentralWidget(table);
    window.resize(1280, 800);
    window.show();
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
