// SPDX-License-Identifier: MIT
// What a window with an empty table costs with this toolkit, whatever the program. Says "ready" on standard output.
#include <QApplication>
#include <QMainWindow>
#include <QTableView>

#include <cstdio>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QTableView);
    window.resize(1280, 800);
    window.show();
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
