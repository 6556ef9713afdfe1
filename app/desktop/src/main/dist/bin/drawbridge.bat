@echo off
rem Starts Drawbridge with a JDK 25 or newer: DRAWBRIDGE_JDK, JAVA_HOME, PATH, the usual folders, or the one that built it.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0.."
set "JDK="

call :try "%DRAWBRIDGE_JDK%"
call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if exist "%%~R" for /d %%J in ("%%~R\*") do call :try "%%~J"
)
if exist "%HOME_DIR%\lib\jdk-home" (
  set /p RECORDED=<"%HOME_DIR%\lib\jdk-home"
  call :try "!RECORDED!"
)
if not defined JDK (
  echo Drawbridge needs a JDK 25 or newer and found none: install one, or set JAVA_HOME to its folder. 1>&2
  exit /b 2
)

"%JDK%\bin\java" @"%HOME_DIR%\lib\drawbridge.options" ^
  --enable-native-access=ALL-UNNAMED,javafx.graphics --sun-misc-unsafe-memory-access=allow ^
  --module-path "%HOME_DIR%\lib\javafx" --add-modules javafx.controls %DRAWBRIDGE_OPTS% ^
  -classpath "%HOME_DIR%\lib\*" dev.drawbridge.desktop.Main %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "FOUND=%%~V"
  set "FOUND=!FOUND:"=!"
  if !FOUND! GEQ 25 set "JDK=%~1"
)
exit /b 0
