terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_lambda_function" "bill" {
  function_name    = "${var.name}-bill"
  filename         = "${var.project}/functions/bill/target/bill.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/bill/target/bill.zip")
  handler          = "com.example.schedulers.bill.aws.BillHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.bill_role.arn
  depends_on       = [aws_iam_role_policy.bill_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.bill_logs.name
  }
}

resource "aws_iam_role" "bill_night_target_role" {
  name = "${var.name}-bill-night-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "bill_night_target_role" {
  name = "Wires"
  role = aws_iam_role.bill_night_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Target"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.bill.arn
      },
      {
        Sid      = "Failures"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.late.arn
      },
    ]
  })
}

resource "aws_scheduler_schedule" "bill_night" {
  name                         = "${var.name}-bill-night"
  description                  = "Bills of the day"
  schedule_expression          = "cron(0 2 ? * MON-FRI *)"
  schedule_expression_timezone = "Europe/Berlin"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = aws_lambda_function.bill.arn
    role_arn = aws_iam_role.bill_night_target_role.arn
    input    = "{\"version\": \"0\", \"id\": \"<aws.scheduler.execution-id>\", \"detail-type\": \"Scheduled Event\", \"source\": \"aws.scheduler\", \"time\": \"<aws.scheduler.scheduled-time>\", \"resources\": [\"<aws.scheduler.schedule-arn>\"], \"detail\": {}}"

    dead_letter_config {
      arn = aws_sqs_queue.late.arn
    }

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 86400
    }
  }
}

resource "aws_iam_role" "bill_role" {
  name = "${var.name}-bill-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "bill_role" {
  name = "Wires"
  role = aws_iam_role.bill_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.bill_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "bill_logs" {
  name              = "/aws/lambda/${var.name}-bill"
  retention_in_days = 30
}

resource "aws_lambda_function" "quick" {
  function_name    = "${var.name}-quick"
  filename         = "${var.project}/functions/quick/target/quick.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/quick/target/quick.zip")
  handler          = "com.example.schedulers.quick.aws.QuickHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.quick_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.quick_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.quick_logs.name
  }
}

resource "aws_lambda_alias" "quick_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.quick.function_name
  function_version = aws_lambda_function.quick.version
}

resource "aws_iam_role" "quick_plain_target_role" {
  name = "${var.name}-quick-plain-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "quick_plain_target_role" {
  name = "Wires"
  role = aws_iam_role.quick_plain_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Target"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_alias.quick_aliaslive.arn
      },
    ]
  })
}

resource "aws_scheduler_schedule" "quick_plain" {
  name                = "${var.name}-quick-plain"
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_alias.quick_aliaslive.arn
    role_arn = aws_iam_role.quick_plain_target_role.arn
    input    = "{\"version\": \"0\", \"id\": \"<aws.scheduler.execution-id>\", \"detail-type\": \"Scheduled Event\", \"source\": \"aws.scheduler\", \"time\": \"<aws.scheduler.scheduled-time>\", \"resources\": [\"<aws.scheduler.schedule-arn>\"], \"detail\": {}}"
  }
}

resource "aws_iam_role" "quick_role" {
  name = "${var.name}-quick-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "quick_role" {
  name = "Wires"
  role = aws_iam_role.quick_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.quick_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "quick_logs" {
  name              = "/aws/lambda/${var.name}-quick"
  retention_in_days = 30
}

resource "aws_sfn_state_machine" "close" {
  name     = "${var.name}-close"
  role_arn = aws_iam_role.close_role.arn
  type     = "STANDARD"
  definition = jsonencode({
    StartAt = "Done"
    States = {
      Done = {
        Type = "Succeed"
      }
    }
  })
}

resource "aws_iam_role" "close_night_target_role" {
  name = "${var.name}-close-night-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "close_night_target_role" {
  name = "Wires"
  role = aws_iam_role.close_night_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Target"
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.close.arn
      },
      {
        Sid      = "Failures"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.late.arn
      },
    ]
  })
}

resource "aws_scheduler_schedule" "close_night" {
  name                         = "${var.name}-close-night"
  description                  = "Bills of the day"
  schedule_expression          = "cron(0 2 ? * MON-FRI *)"
  schedule_expression_timezone = "Europe/Berlin"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = aws_sfn_state_machine.close.arn
    role_arn = aws_iam_role.close_night_target_role.arn
    input    = "{\"day\": \"<aws.scheduler.scheduled-time>\"}"

    dead_letter_config {
      arn = aws_sqs_queue.late.arn
    }

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 86400
    }
  }
}

resource "aws_iam_role" "close_role" {
  name = "${var.name}-close-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_sqs_queue" "late" {
  name                       = "${var.name}-late"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
}

resource "aws_sqs_queue" "mail" {
  name                        = "${var.name}-mail.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  visibility_timeout_seconds  = 60
  sqs_managed_sse_enabled     = true
}

resource "aws_scheduler_schedule" "once" {
  name                         = "${var.name}-once"
  schedule_expression          = "at(2030-12-24T18:00:00)"
  schedule_expression_timezone = "Asia/Seoul"
  state                        = "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.mail.arn
    role_arn = aws_iam_role.once_mail_target_role.arn
    input    = "Merry Christmas"

    sqs_parameters {
      message_group_id = "all"
    }
  }
}

resource "aws_iam_role" "once_mail_target_role" {
  name = "${var.name}-once-mail-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "once_mail_target_role" {
  name = "Wires"
  role = aws_iam_role.once_mail_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "MailDeliver"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.mail.arn
      },
    ]
  })
}

resource "aws_sns_topic" "news" {
  name = "${var.name}-news"
}

resource "aws_scheduler_schedule" "once_news_schedule" {
  name                         = "${var.name}-once-news-schedule"
  schedule_expression          = "at(2030-12-24T18:00:00)"
  schedule_expression_timezone = "Asia/Seoul"
  state                        = "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sns_topic.news.arn
    role_arn = aws_iam_role.once_news_target_role.arn
    input    = "{\"version\": \"0\", \"id\": \"<aws.scheduler.execution-id>\", \"detail-type\": \"Scheduled Event\", \"source\": \"aws.scheduler\", \"time\": \"<aws.scheduler.scheduled-time>\", \"resources\": [\"<aws.scheduler.schedule-arn>\"], \"detail\": {}}"
  }
}

resource "aws_iam_role" "once_news_target_role" {
  name = "${var.name}-once-news-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "once_news_target_role" {
  name = "Wires"
  role = aws_iam_role.once_news_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "NewsDeliver"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.news.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_bus" "shop" {
  name = "${var.name}-shop"
}

resource "aws_scheduler_schedule" "often" {
  name                = "${var.name}-often"
  group_name          = "shop"
  schedule_expression = "rate(5 minutes)"
  start_date          = "2030-01-01T00:00:00Z"
  end_date            = "2030-12-31T00:00:00Z"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_cloudwatch_event_bus.shop.arn
    role_arn = aws_iam_role.often_shop_target_role.arn
    input    = "{\"kind\": \"tick\"}"

    eventbridge_parameters {
      detail_type = "Scheduled Event"
      source      = "often"
    }
  }
}

resource "aws_iam_role" "often_shop_target_role" {
  name = "${var.name}-often-shop-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "often_shop_target_role" {
  name = "Wires"
  role = aws_iam_role.often_shop_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ShopDeliver"
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = aws_cloudwatch_event_bus.shop.arn
      },
    ]
  })
}

resource "aws_kinesis_stream" "ticks" {
  name             = "${var.name}-ticks"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_scheduler_schedule" "often_ticks_schedule" {
  name                = "${var.name}-often-ticks-schedule"
  group_name          = "shop"
  schedule_expression = "rate(5 minutes)"
  start_date          = "2030-01-01T00:00:00Z"
  end_date            = "2030-12-31T00:00:00Z"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_kinesis_stream.ticks.arn
    role_arn = aws_iam_role.often_ticks_target_role.arn
    input    = "{\"version\": \"0\", \"id\": \"<aws.scheduler.execution-id>\", \"detail-type\": \"Scheduled Event\", \"source\": \"aws.scheduler\", \"time\": \"<aws.scheduler.scheduled-time>\", \"resources\": [\"<aws.scheduler.schedule-arn>\"], \"detail\": {}}"

    kinesis_parameters {
      partition_key = "Often"
    }
  }
}

resource "aws_iam_role" "often_ticks_target_role" {
  name = "${var.name}-often-ticks-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "often_ticks_target_role" {
  name = "Wires"
  role = aws_iam_role.often_ticks_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "TicksDeliver"
        Effect   = "Allow"
        Action   = ["kinesis:PutRecord"]
        Resource = aws_kinesis_stream.ticks.arn
      },
    ]
  })
}
